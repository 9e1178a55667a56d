import {
  type CodeAction,
  commands,
  type Diagnostic,
  TabInputCustom,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import { finding, noFinding, until } from './findings.ts';
import { closeAll, open } from './workspace.ts';

describe('Actions', () => {
  afterEach(closeAll);

  it('fix one finding', async () => {
    const document = await open('deployment.yaml');
    const privileged = await finding(document.uri, 'kubernetes/privileged');
    const fix = (await actionsFor(document, privileged)).find(({ isPreferred }) => isPreferred);
    await workspace.applyEdit(fix!.edit!);
    await noFinding(document.uri, 'kubernetes/privileged');
  });

  it('fix all that is safe to fix', async () => {
    const document = await open('deployment.yaml');
    await finding(document.uri, 'kubernetes/privileged');
    await commands.executeCommand('plimsoll.fixAll');
    await noFinding(document.uri, 'kubernetes/privileged');
  });

  it('write a comment that ignores a finding', async () => {
    const document = await open('Dockerfile');
    const floating = await finding(document.uri, 'dockerfile/floating-tag');
    const ignore = (await actionsFor(document, floating)).find(({ title }) => title.startsWith('Ignore'));
    await workspace.applyEdit(ignore!.edit!);
    await until(
      workspace.onDidChangeTextDocument,
      () => document.getText().startsWith('# plimsoll ignore=dockerfile/floating-tag -- ') || undefined,
      () => `the comment in ${document.getText()}`,
    );
    await noFinding(document.uri, 'dockerfile/floating-tag');
  });

  it("show a rule's page", async () => {
    await commands.executeCommand('plimsoll.explain', 'dockerfile/floating-tag');
    const page = await until(
      workspace.onDidOpenTextDocument,
      () => workspace.textDocuments.find(({ uri }) => uri.scheme === 'plimsoll-rule'),
      () => 'the page',
    );
    if (!page.getText().startsWith('# ')) throw new Error(`not a page: ${page.getText()}`);
    await until(
      window.tabGroups.onDidChangeTabs,
      () => window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputCustom || undefined,
      () => 'the preview of the page',
    );
  });
});

function actionsFor({ uri }: TextDocument, { range }: Diagnostic): Thenable<CodeAction[]> {
  return commands.executeCommand('vscode.executeCodeActionProvider', uri, range, 'quickfix');
}
