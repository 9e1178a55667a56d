// What an editor waits for: the server's start, and a keystroke's new findings, from the bundle that is shipped.
//   npm run build && npm run bench bench/editor.mts
import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { disk } from '../server/src/host/disk.ts';
import { languages } from '../server/src/linter/languages.ts';
import { createLinter } from '../server/src/linter/linter.ts';
import { rules } from '../server/src/rules/index.ts';
import { median, quantile } from './measure.ts';

const server = path.resolve(import.meta.dirname, '../dist/server/node.js');

const starts: number[] = [];
for (let run = 0; run < 6; run++) {
  const start = performance.now();
  const { connection, stop } = await connect();
  if (run > 0) starts.push(performance.now() - start);
  await stop(connection);
}
console.log(
  `cold start, spawn to the answer of initialize: ${median(starts).toFixed(0)} ms (median of ${starts.length})`,
);

const dockerfile = `FROM debian:12.5\n${'RUN apt-get update && \\\n    apt-get install -y curl=7.88.1-10 && \\\n    rm -rf /var/lib/apt/lists/*\nENV A=b\nCOPY . /srv/\n'.repeat(60)}`;
const container = (index: number) =>
  `        - name: web${index}\n          image: shop/web:1.${index}\n          resources:\n            requests: { cpu: 100m, memory: 128Mi }\n            limits: { memory: 256Mi }\n          ports:\n            - containerPort: 8080\n`;
const manifest = Array.from({ length: 40 }, (_, object) =>
  [
    'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n',
    `  name: shop${object}\nspec:\n  selector:\n    matchLabels: { app: shop${object} }\n`,
    `  template:\n    metadata:\n      labels: { app: shop${object} }\n    spec:\n      containers:\n`,
    ...Array.from({ length: 5 }, (_, index) => container(index)),
  ].join(''),
).join('---\n');

for (const [file, text] of [
  ['Dockerfile', dockerfile],
  ['manifest.yaml', manifest],
] as const) {
  const lines = text.split('\n').length;
  const times = await keystrokes(`file:///bench/${file}`, text);
  console.log(
    `keystroke in ${file} of ${lines} lines: ${median(times).toFixed(2)} ms of server time (median), p95 ${quantile(times, 0.95).toFixed(2)} ms`,
  );
}

/** Types in the middle of the text, one character at a time, and measures until the findings are there. */
async function keystrokes(uri: string, text: string): Promise<number[]> {
  const linter = createLinter({ host: disk, rules, languages: languages() });
  const middle = text.indexOf('\n', Math.floor(text.length / 2));
  const times: number[] = [];
  for (let stroke = 0; stroke < 220; stroke++) {
    const typed = `${text.slice(0, middle)} #${'x'.repeat(stroke)}${text.slice(middle)}`;
    const start = performance.now();
    linter.setText(uri, typed);
    await linter.lint(uri);
    if (stroke >= 20) times.push(performance.now() - start);
  }
  return times;
}

async function connect() {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
  const stop = async (connection: MessageConnection) => {
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    await new Promise((resolve) => child.once('exit', resolve));
  };
  return { connection, stop };
}
