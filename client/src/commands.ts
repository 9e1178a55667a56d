import { commands, Disposable, type LogOutputChannel } from 'vscode';
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

/** VS Code applies it as it would on save, and says so where there is nothing to fix. */
async function fixAll(): Promise<void> {
  await commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.plimsoll', apply: 'first' });
}

/** A server that crashed too often is not there to be stopped. */
async function restart(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning()) await client.stop();
  await client.start();
}
