import { type CodeAction, commands, Disposable, type LogOutputChannel, Range, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { createConfig } from './create-config.ts';

interface Parts {
  readonly client: BaseLanguageClient;
  readonly output: LogOutputChannel;
  readonly showPage: (rule: string) => Promise<void>;
}

/** The commands of package.json. */
export function registerCommands({ client, output, showPage }: Parts): Disposable {
  return Disposable.from(
    commands.registerCommand('plimsoll.fixAll', fixAll),
    commands.registerCommand('plimsoll.createConfig', createConfig),
    commands.registerCommand('plimsoll.explain', showPage),
    commands.registerCommand('plimsoll.restart', () => restart(client)),
    commands.registerCommand('plimsoll.showOutput', () => output.show()),
  );
}

/** Not VS Code's own command for it, which does nothing, and says nothing, while the editor lacks the focus. */
async function fixAll(): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return;
  const whole = new Range(0, 0, document.lineCount, 0);
  const kind = 'source.fixAll.plimsoll';
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    whole,
    kind,
  );
  const edit = actions.find((action) => action.edit)?.edit;
  if (edit) await workspace.applyEdit(edit);
  else window.showInformationMessage('Plimsoll: there is nothing to fix without a look at it.');
}

/** A server that crashed too often is not there to be stopped. */
async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.stop();
  await client.start();
}
