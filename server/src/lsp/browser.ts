// The language server in a web worker: it has no disk, so it reads files through the client.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { serve } from './server.ts';

/** The worker's own scope; the DOM's types would leak into all that runs without one. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

// dockerfile-ast makes one call of Node's `Buffer` while it parses.
Object.assign(globalThis, { Buffer: { from: (text: string) => new TextEncoder().encode(text) } });

serve(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)));
