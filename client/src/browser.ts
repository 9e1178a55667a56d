import { type ExtensionContext, Uri } from 'vscode';
import {
  type BaseLanguageClient,
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
} from 'vscode-languageclient/browser';
import { activate as activateWith } from './activate.ts';

/** The part of the browser's `Worker` used here; the DOM's types would leak into all that runs without one. */
declare class Worker {
  constructor(url: string);
  terminate(): void;
}

let client: BaseLanguageClient | undefined;
let worker: Worker | undefined;

/** VS Code in a browser: the server is a web worker. */
export function activate(context: ExtensionContext): void {
  const server = Uri.joinPath(context.extensionUri, 'dist/server.js').toString(true);
  const start = async () => {
    // A worker does not end by itself when its server is shut down for a restart.
    worker?.terminate();
    worker = new Worker(server);
    // Not the worker itself: VS Code's own `Worker` makes objects that the client does not take for one.
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  client = activateWith(context, {
    connect: (options) => new LanguageClient('plimsoll', 'Plimsoll', start, options),
    hasDisk: false,
  });
}

export async function deactivate(): Promise<void> {
  await client?.stop();
  worker?.terminate();
}
