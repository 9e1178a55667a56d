import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgramCall, RunProgram } from '../core/host.ts';

/** In milliseconds. */
const longest = 20_000;
/** In bytes. */
const most = 16 * 1024 * 1024;

/** Without a shell, so that nothing in a name means anything. The texts are gone from the disk when the program ends. */
export const runProgram: RunProgram = async (call) => {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-'));
  try {
    await Promise.all(call.texts.map((text, index) => writeFile(join(folder, String(index)), text)));
    return await execute(call, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

function execute({ program, options, texts, good, signal }: ProgramCall, cwd: string): Promise<string> {
  const words = [...options, ...texts.map((_, index) => String(index))];
  const limits = { cwd, signal, timeout: longest, maxBuffer: most, killSignal: 'SIGKILL', windowsHide: true } as const;
  return new Promise((resolve, reject) => {
    execFile(program, words, limits, (error, output, complaints) => {
      if (!error || good.includes(Number(error.code))) resolve(output);
      else reject(new Error(troubleOf(error, complaints)));
    });
  });
}

function troubleOf(error: Error & { code?: string | number | null; killed?: boolean }, complaints: string): string {
  if (error.code === 'ENOENT') return 'there is no such program';
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return `it printed more than ${most / 1024 / 1024} MiB`;
  if (error.killed) return `it took longer than ${longest / 1000} seconds`;
  if (typeof error.code !== 'number') return error.message;
  return `it ended with exit code ${error.code}: ${complaints.trim().split('\n')[0] || 'nothing said why'}`;
}
