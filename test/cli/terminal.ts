import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { main } from '../../server/src/cli/main.ts';

/** What a run of the command line left behind. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Standard output to the byte, which need not be text. */
  readonly bytes: Uint8Array;
}

/** Runs the command line in a folder, in this process and with a terminal in memory. */
export async function plimsoll(folder: string, args: readonly string[], stdin: string | Uint8Array = ''): Promise<Run> {
  const out: Uint8Array[] = [];
  let err = '';
  const code = await main(args, {
    folder,
    program: import.meta.filename,
    out: (content) => out.push(Buffer.from(content as string)),
    err: (text) => {
      err += text;
    },
    stdin: async () => Buffer.from(stdin as string),
  });
  const bytes = Buffer.concat(out);
  return { code, out: bytes.toString(), err, bytes };
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder of its own for each test of a suite, with these files in it. */
export function folders(): (files?: Files) => string {
  const made: string[] = [];
  after(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true });
  });
  return (files = {}) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'plimsoll-'));
    made.push(folder);
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
    return folder;
  };
}
