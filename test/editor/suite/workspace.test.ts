import { workspace } from 'vscode';
import { finding } from './findings.ts';
import { at } from './workspace.ts';

describe('A workspace', () => {
  it('is trusted or not, as its name says', () => {
    const trusted = !workspace.name?.startsWith('untrusted');
    if (workspace.isTrusted !== trusted) throw new Error(`${workspace.name} is ${trusted ? 'not ' : ''}trusted`);
  });

  it('may get a second folder', async () => {
    const folder = at('../other');
    workspace.updateWorkspaceFolders(1, 0, { uri: folder });
    await finding(at('../other/Containerfile'), 'dockerfile/floating-tag');
  });
});
