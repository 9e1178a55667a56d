import { commands, window, workspace } from 'vscode';
import { finding, noFinding } from './findings.ts';
import { at, closeAll, open, replace } from './workspace.ts';

describe('Commands and settings', () => {
  afterEach(closeAll);

  it('restart the server', async () => {
    const document = await open('Dockerfile');
    await finding(document.uri, 'dockerfile/floating-tag');
    await commands.executeCommand('plimsoll.restart');
    await finding(document.uri, 'dockerfile/floating-tag');
    await finding(at('closed/Dockerfile'), 'dockerfile/floating-tag');
  });

  it('write a configuration that changes nothing', async () => {
    await commands.executeCommand('plimsoll.createConfig');
    const config = at('.plimsoll.yaml');
    if (window.activeTextEditor?.document.uri.path !== config.path) throw new Error('the file is not shown');
    await finding(at('closed/Dockerfile'), 'dockerfile/floating-tag');
    await workspace.fs.delete(config);
  });

  it('wait for a save where that is asked for', async () => {
    const settings = workspace.getConfiguration('plimsoll');
    await settings.update('run', 'onSave', false);
    try {
      const document = await open('Dockerfile');
      await finding(document.uri, 'dockerfile/floating-tag');
      await replace(document, 'debian:latest', 'debian:13.1');
      await finding(document.uri, 'dockerfile/floating-tag');
      await document.save();
      await noFinding(document.uri, 'dockerfile/floating-tag');
      await replace(document, 'debian:13.1', 'debian:latest');
      await document.save();
      await finding(document.uri, 'dockerfile/floating-tag');
    } finally {
      await settings.update('run', undefined, false);
    }
  });

  it('leave files alone that are not open, where only open ones are asked for', async () => {
    const settings = workspace.getConfiguration('plimsoll');
    await finding(at('closed/Dockerfile'), 'dockerfile/floating-tag');
    await settings.update('problems.scope', 'openFiles', false);
    try {
      await noFinding(at('closed/Dockerfile'), 'dockerfile/floating-tag');
      await open('closed/Dockerfile');
      await finding(at('closed/Dockerfile'), 'dockerfile/floating-tag');
      await closeAll();
      await noFinding(at('closed/Dockerfile'), 'dockerfile/floating-tag');
    } finally {
      await settings.update('problems.scope', undefined, false);
    }
    await finding(at('closed/Dockerfile'), 'dockerfile/floating-tag');
  });
});
