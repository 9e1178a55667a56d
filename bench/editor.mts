// What an editor waits for: the server's start, and a keystroke's new findings, from the bundle that is shipped.
//   npm run build && npm run bench bench/editor.mts
import { median, quantile } from './measure.ts';
import { connect } from './server.ts';

const starts: number[] = [];
for (let run = 0; run < 6; run++) {
  const start = performance.now();
  const { stop } = await connect();
  if (run > 0) starts.push(performance.now() - start);
  await stop();
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

for (const [file, languageId, text] of [
  ['Dockerfile', 'dockerfile', dockerfile],
  ['manifest.yaml', 'yaml', manifest],
] as const) {
  const lines = text.split('\n').length;
  const times = await keystrokes(`file:///bench/${file}`, languageId, text);
  console.log(
    `keystroke in ${file} of ${lines} lines: ${median(times).toFixed(2)} ms from the change to the findings (median), p95 ${quantile(times, 0.95).toFixed(2)} ms`,
  );
}

/** Types in the middle of the text, one character at a time, and measures until the server's findings are here. */
async function keystrokes(uri: string, languageId: string, text: string): Promise<number[]> {
  const { connection, stop } = await connect();
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version: 0, text },
  });
  const line = Math.floor(text.split('\n').length / 2);
  const character = text.split('\n')[line]!.length;
  const times: number[] = [];
  for (let stroke = 0; stroke < 320; stroke++) {
    const at = { line, character: character + stroke };
    const change = { range: { start: at, end: at }, text: stroke === 0 ? '#' : 'x' };
    const start = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: stroke + 1 },
      contentChanges: [change],
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    if (stroke >= 120) times.push(performance.now() - start);
  }
  await stop();
  return times;
}
