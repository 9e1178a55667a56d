import type { ExtensionContext } from 'vscode';
import { type BaseLanguageClient, LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activate as activateWith } from './activate.ts';

let client: BaseLanguageClient | undefined;

/** Desktop, remote and WSL: the server is a process of its own, so linting never holds up the extension host. */
export function activate(context: ExtensionContext): void {
  const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc };
  client = activateWith(context, {
    connect: (options) => new LanguageClient('plimsoll', 'Plimsoll', server, options),
    hasDisk: true,
  });
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
