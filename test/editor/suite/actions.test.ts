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
    const privileged = await finding(document.uri, 'kubernetes/privileged-container');
    await apply(document, privileged, 'Set privileged to false');
    await noFinding(document.uri, 'kubernetes/privileged-container');
  });

  it('fix all that is safe to fix', async () => {
    const document = await open('fixable/Dockerfile');
    await finding(document.uri, 'suppression/unused');
    await commands.executeCommand('plimsoll.fixAll');
    await noFinding(document.uri, 'suppression/unused');
  });

  it('write a comment that ignores a finding', async () => {
    const document = await open('Dockerfile');
    const floating = await finding(document.uri, 'dockerfile/floating-tag');
    await apply(document, floating, 'Ignore dockerfile/floating-tag here');
    await noFinding(document.uri, 'dockerfile/floating-tag');
    const [comment] = document.getText().split('\n');
    if (comment !== '# plimsoll ignore=dockerfile/floating-tag -- reason') throw new Error(`wrote ${comment}`);
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

/** Does what a person does who picks the action from the light bulb of the finding. */
async function apply({ uri }: TextDocument, { range }: Diagnostic, title: string): Promise<void> {
  const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
  const edit = actions.find((action) => action.title === title)?.edit;
  if (!edit) throw new Error(`no "${title}" among ${actions.map((action) => action.title).join(', ')}`);
  await workspace.applyEdit(edit);
}
