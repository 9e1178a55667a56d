import { workspace } from 'vscode';
import { finding, noFinding } from './findings.ts';
import { at, closeAll, open, replace } from './workspace.ts';

describe('Findings', () => {
  afterEach(closeAll);

  it('appear in an open Dockerfile', async () => {
    await open('Dockerfile');
    await finding(at('Dockerfile'), 'dockerfile/floating-tag');
  });

  it('appear in an open manifest', async () => {
    await open('deployment.yaml');
    await finding(at('deployment.yaml'), 'kubernetes/privileged-container');
  });

  it('appear in an open Compose file', async () => {
    await open('compose.yaml');
    await finding(at('compose.yaml'), 'compose/privileged-service');
  });

  it('appear in a file that is not open', async () => {
    await finding(at('closed/Dockerfile'), 'dockerfile/floating-tag');
  });

  it('appear in a file that an extension holds open without showing it', async () => {
    const file = at('closed/held.Dockerfile');
    await workspace.fs.writeFile(file, new TextEncoder().encode('FROM debian:latest\n'));
    await workspace.openTextDocument(file);
    await finding(file, 'dockerfile/floating-tag');
  });

  it('follow what is typed', async () => {
    const document = await open('Dockerfile');
    await finding(document.uri, 'dockerfile/floating-tag');
    await replace(document, 'debian:latest', 'debian:13.1');
    await noFinding(document.uri, 'dockerfile/floating-tag');
    await replace(document, 'debian:13.1', 'debian');
    await finding(document.uri, 'dockerfile/floating-tag');
  });

  // In a folder that is there: a watcher may miss what is written to a new one before it has begun to watch it.
  it('follow files as they come and go', async () => {
    const file = at('closed/new.Dockerfile');
    await workspace.fs.writeFile(file, new TextEncoder().encode('FROM debian:latest\n'));
    await finding(file, 'dockerfile/floating-tag');
    await workspace.fs.delete(file);
    await noFinding(file, 'dockerfile/floating-tag');
  });

  it('follow the configuration', async () => {
    const config = at('.plimsoll.yaml');
    await finding(at('closed/Dockerfile'), 'dockerfile/floating-tag');
    await workspace.fs.writeFile(config, new TextEncoder().encode('rules:\n  dockerfile/floating-tag: off\n'));
    await noFinding(at('closed/Dockerfile'), 'dockerfile/floating-tag');
    await workspace.fs.delete(config);
    await finding(at('closed/Dockerfile'), 'dockerfile/floating-tag');
  });
});
