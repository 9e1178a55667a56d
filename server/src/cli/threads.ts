import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { disk } from '../host/disk.ts';
import { languages } from '../linter/languages.ts';
import { createLinter, type Linter, type LinterOptions } from '../linter/linter.ts';
import { rules } from '../rules/index.ts';
import { type KeptReading, keyOf, type ReadingStore } from './readings.ts';

/** What a thread is to do: files of a list that all threads share. */
interface Task {
  readonly uris: readonly string[];
  /** One number: the index of the next file that nobody has taken. */
  readonly next: Int32Array;
  readonly overriding: LinterOptions['overriding'];
}

/** Few enough that no thread ends long before the others, and enough that they seldom ask. */
const taken = 8;

/** Files that it takes a thread about as long to read as to start. */
const worthAThread = 250;

/** Threads that are worth their start for so many files. */
export function threadsFor(files: number): number {
  return Math.max(1, Math.min(availableParallelism(), 4, Math.floor(files / worthAThread)));
}

/**
 * Reads the files in threads, of which this is one, so that the linter has them all and the store those of the others.
 * @param script the program of a thread: it is to call `readInThread`
 * @throws what a thread threw
 */
export async function readAll(
  uris: readonly string[],
  {
    linter,
    readings,
    overriding,
    ...where
  }: {
    readonly linter: Linter;
    readonly readings: ReadingStore;
    readonly overriding: LinterOptions['overriding'];
    readonly script: string;
    readonly threads: number;
  },
): Promise<void> {
  const next = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const task: Task = { uris, next, overriding };
  const others = Array.from({ length: where.threads - 1 }, () => {
    const worker = new Worker(where.script, { workerData: task });
    return new Promise<void>((done, fail) => {
      worker.on('message', (kept: readonly KeptReading[]) => kept.forEach(readings.add));
      worker.on('error', fail).on('exit', () => done());
    });
  });
  await Promise.all([...others, takeAll(task, async (uri) => linter.load(uri))]);
}

/** What a thread does that `readAll` has started. */
export async function readInThread(): Promise<void> {
  const task = workerData as Task;
  let kept: KeptReading[] = [];
  const linter = createLinter({
    host: disk,
    rules,
    languages: languages(),
    ...(task.overriding && { overriding: task.overriding }),
    readings: {
      get: () => undefined,
      set: (readable, reading) => kept.push({ uri: readable.uri, key: keyOf(readable), reading }),
    },
  });
  await takeAll(
    task,
    async (uri) => {
      await linter.load(uri);
      linter.changed(uri);
    },
    () => {
      parentPort!.postMessage(kept);
      kept = [];
    },
  );
}

async function takeAll(
  { uris, next }: Task,
  read: (uri: string) => Promise<void>,
  done: () => void = () => {},
): Promise<void> {
  for (;;) {
    const first = Atomics.add(next, 0, taken);
    if (first >= uris.length) return;
    for (const uri of uris.slice(first, first + taken)) await read(uri);
    done();
  }
}
