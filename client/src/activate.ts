import { type ExtensionContext, window, workspace } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { registerCommands } from './commands.ts';
import { answerFileRequests, hasVirtualFolder } from './files.ts';
import { pageScheme, registerPages, showPage } from './page.ts';
import { diagnosticPulls } from './pull.ts';
import { documentSelector } from './selector.ts';
import { showStatus } from './status.ts';

/** What differs between a desktop and a browser. */
export interface Host {
  /** Makes a client for a server that is not running yet. */
  connect(options: LanguageClientOptions): BaseLanguageClient;
  /** Whether the server can read files by itself. */
  readonly hasDisk: boolean;
}

/** Everything that `node.ts` and `browser.ts` share. */
export function activate(context: ExtensionContext, { connect, hasDisk }: Host): BaseLanguageClient {
  const output = window.createOutputChannel('Plimsoll', { log: true });
  const selector = documentSelector();
  const client = connect({
    documentSelector: selector,
    outputChannel: output,
    initializationOptions: () => ({
      clientFiles: !hasDisk || hasVirtualFolder(),
      pageScheme,
      trusted: workspace.isTrusted,
    }),
    diagnosticPullOptions: diagnosticPulls(),
  });
  context.subscriptions.push(
    output,
    answerFileRequests(client),
    showStatus(client, selector),
    registerPages(client),
    registerCommands({ client, output, showPage }),
    workspace.onDidGrantWorkspaceTrust(() => tellTrusted(client)),
  );
  // Not awaited: VS Code waits for `activate`, and nothing here needs the server to be up.
  client.start().catch((error: unknown) => output.error('The server did not start.', error));
  return client;
}

/** A server that is not running is told when it starts. */
async function tellTrusted(client: BaseLanguageClient): Promise<void> {
  if (client.isRunning() || client.state === State.Starting) await client.sendNotification('plimsoll/trusted');
}
