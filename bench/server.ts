import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const script = path.resolve(import.meta.dirname, '../dist/server.js');

/** The server that is shipped, in a process of its own. */
export interface Server {
  readonly connection: MessageConnection;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a server and waits for its answer of `initialize`. */
export async function connect(folder?: string): Promise<Server> {
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { textDocument: { diagnostic: {} } },
    ...(folder !== undefined && { workspaceFolders: [{ uri: folder, name: path.basename(folder) }] }),
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    pid: child.pid!,
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}
