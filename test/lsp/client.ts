import { PassThrough } from 'node:stream';
import type {
  ClientCapabilities,
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  Hover,
  InitializeResult,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import {
  createConnection,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Host, RunProgram } from '../../server/src/core/host.ts';
import { type Machine, serve } from '../../server/src/lsp/server.ts';
import { memoryHost, memoryUri } from '../memory-host.ts';

/** An editor as small as can be, over a real connection to a real server whose disk is in memory. */
export interface Client {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  /** The files on the server's disk; change them and tell `watched`. */
  readonly files: Map<string, string | Uint8Array>;
  open(path: string, text: string, languageId?: string): Promise<void>;
  /** Replaces the first occurrence of `before`, as an incremental change. */
  edit(path: string, before: string, after: string): Promise<void>;
  save(path: string): Promise<void>;
  close(path: string): Promise<void>;
  watched(...paths: readonly string[]): Promise<void>;
  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  pullWorkspace(previous?: Readonly<Record<string, string>>): Promise<WorkspaceDiagnosticReport>;
  actions(path: string, diagnostic: Diagnostic | undefined, only?: readonly string[]): Promise<CodeAction[]>;
  hover(path: string, line: number, character: number): Promise<Hover | null>;
  /** Resolves once the server has asked for its settings. */
  readonly configuration: Promise<void>;
  /** The next diagnostics pushed for a file. */
  pushed(path: string): Promise<readonly Diagnostic[]>;
  stop(): Promise<void>;
}

export const modern: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: false } },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true },
  },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: Record<string, unknown>;
  /** What the editor answers when it is asked for the section `plimsoll`. */
  readonly settings?: Record<string, unknown>;
  /** The server has no disk: it reads the files through this client. */
  readonly withoutDisk?: boolean;
  readonly runProgram?: RunProgram;
  readonly later?: Machine['later'];
}

export async function startClient(
  content: Readonly<Record<string, string>>,
  {
    capabilities = modern,
    initializationOptions,
    settings = {},
    withoutDisk = false,
    runProgram,
    later,
  }: ClientOptions = {},
): Promise<Client> {
  // Every rule that is defensible, so that tests need not know which are recommended.
  const files = new Map<string, string | Uint8Array>([
    ['.plimsoll.yaml', 'preset: strict\n'],
    ...Object.entries(content),
  ]);
  const host = memoryHost(files);
  const up = new PassThrough();
  const down = new PassThrough();
  serve(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
    ...(!withoutDisk && { disk: host }),
    ...(runProgram && { runProgram }),
    ...(later && { later }),
  });
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  let configured = () => {};
  const configuration = new Promise<void>((done) => (configured = done));
  connection.onRequest('workspace/configuration', () => {
    configured();
    return [settings];
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  answerFiles(connection, host);
  const waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    waiting.get(uri)?.(diagnostics);
  });
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: null,
    rootUri: null,
    capabilities,
    workspaceFolders: [{ uri: memoryUri(''), name: 'memory' }],
    initializationOptions,
  });
  await connection.sendNotification('initialized', {});

  const texts = new Map<string, string>();
  let version = 0;
  return {
    connection,
    initialized,
    files,
    configuration,
    open(path, text, languageId = 'dockerfile') {
      texts.set(path, text);
      const textDocument = { uri: memoryUri(path), languageId, version: ++version, text };
      return connection.sendNotification('textDocument/didOpen', { textDocument });
    },
    edit(path, before, after) {
      const text = texts.get(path)!;
      const start = text.indexOf(before);
      const position = (offset: number) => {
        const lines = text.slice(0, offset).split('\n');
        return { line: lines.length - 1, character: lines.at(-1)!.length };
      };
      texts.set(
        path,
        text.replace(before, () => after),
      );
      return connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: memoryUri(path), version: ++version },
        contentChanges: [{ range: { start: position(start), end: position(start + before.length) }, text: after }],
      });
    },
    save(path) {
      return connection.sendNotification('textDocument/didSave', { textDocument: { uri: memoryUri(path) } });
    },
    close(path) {
      return connection.sendNotification('textDocument/didClose', { textDocument: { uri: memoryUri(path) } });
    },
    watched(...paths) {
      const changes = paths.map((path) => ({ uri: memoryUri(path), type: files.has(path) ? 2 : 3 }));
      return connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    },
    pull(path, previousResultId) {
      const textDocument = { uri: memoryUri(path) };
      return connection.sendRequest('textDocument/diagnostic', { textDocument, previousResultId });
    },
    pullWorkspace(previous = {}) {
      const previousResultIds = Object.entries(previous).map(([path, value]) => ({ uri: memoryUri(path), value }));
      return connection.sendRequest('workspace/diagnostic', { previousResultIds });
    },
    async actions(path, diagnostic, only) {
      const range = diagnostic?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const context = { diagnostics: diagnostic ? [diagnostic] : [], ...(only && { only }) };
      const textDocument = { uri: memoryUri(path) };
      return (
        (await connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
          textDocument,
          range,
          context,
        })) ?? []
      );
    },
    hover(path, line, character) {
      const textDocument = { uri: memoryUri(path) };
      return connection.sendRequest('textDocument/hover', { textDocument, position: { line, character } });
    },
    pushed: (path) => new Promise((resolve) => waiting.set(memoryUri(path), resolve)),
    async stop() {
      await connection.sendRequest('shutdown');
      connection.dispose();
    },
  };
}

function answerFiles(connection: MessageConnection, host: Host): void {
  connection.onRequest('plimsoll/read', async ({ uri }) => {
    const bytes = await host.read(uri);
    return bytes ? Buffer.from(bytes).toString('base64') : null;
  });
  connection.onRequest('plimsoll/list', async ({ uri }) => (await host.list(uri)) ?? null);
  connection.onRequest('plimsoll/stat', async ({ uri }) => (await host.stat(uri)) ?? null);
}
