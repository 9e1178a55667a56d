import assert from 'node:assert/strict';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver';
import {
  createConnection,
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

import { disk } from '../../server/src/host/disk.ts';
import { serve } from '../../server/src/lsp/server.ts';
import { plimsoll } from '../cli/terminal.ts';

const examples = path.resolve(import.meta.dirname, '../../examples');

describe('editor and command line', () => {
  it('find the same in the same folder', async () => {
    const [cli, server] = [await byCommandLine(), await byServer()];
    assert.ok(cli.length > 0);
    assert.deepEqual(server.sort(), cli.sort());
  });
});

async function byCommandLine(): Promise<string[]> {
  const { out } = await plimsoll('.', ['lint', examples, '--format', 'json']);
  const { findings } = JSON.parse(out) as { findings: Record<string, string | number>[] };
  return findings.map(({ file, line, column, endLine, endColumn, severity, rule, message }) =>
    [path.resolve(String(file)), line, column, endLine, endColumn, severity, rule, message].join(' | '),
  );
}

async function byServer(): Promise<string[]> {
  const up = new PassThrough();
  const down = new PassThrough();
  serve(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), { disk });
  const connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  connection.listen();
  const capabilities = { textDocument: { diagnostic: {} } };
  const workspaceFolders = [{ uri: pathToFileURL(examples).href, name: 'examples' }];
  await connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities, workspaceFolders });
  await connection.sendNotification('initialized', {});
  const { items } = await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds: [],
  });
  await connection.sendRequest('shutdown');
  connection.dispose();
  return items.flatMap((report) =>
    (report.kind === 'full' ? report.items : []).map(({ range: { start, end }, severity, code, message }) =>
      [
        fileURLToPath(report.uri),
        start.line + 1,
        start.character + 1,
        end.line + 1,
        end.character + 1,
        ['error', 'warning', 'information', 'hint'][severity! - 1],
        code,
        message,
      ].join(' | '),
    ),
  );
}
