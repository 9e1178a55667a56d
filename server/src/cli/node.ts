// The command line as a process of its own, and each of its threads.
import { isMainThread } from 'node:worker_threads';
import { main } from './main.ts';
import type { Terminal } from './terminal.ts';
import { readInThread } from './threads.ts';
import { tuneForShortRun } from './tuning.ts';

const terminal: Terminal = {
  folder: process.cwd(),
  program: __filename,
  out: (content) => process.stdout.write(content),
  err: (text) => process.stderr.write(text),
  async stdin() {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk);
    return Buffer.concat(chunks);
  },
};

// Whoever reads may have read enough, as `head` has: that is no trouble of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

if (isMainThread) {
  const args = process.argv.slice(2);
  if (args[0] === 'lint') tuneForShortRun();
  main(args, terminal).then((code) => {
    // Not process.exit(): it would cut off what a slow pipe has not taken yet.
    process.exitCode = code;
  });
} else readInThread();
