import type { Document } from '../core/engine.ts';
import type { RunProgram } from '../core/host.ts';
import type { ShellCheck } from '../linter/shellcheck.ts';

/** When ShellCheck is run: for open documents, once they have been left alone for a moment. */
export interface ShellChecks {
  /** The program to run from now on; undefined for none. */
  use(program: string | undefined): void;
  touched(uri: string): void;
  closed(uri: string): void;
  /** Ends what waits or runs. */
  stop(): void;
}

/** Runs something after so many milliseconds, unless it is called off before. */
export type Later = (milliseconds: number, run: () => void) => () => void;

export interface ShellChecksOptions {
  readonly shellCheck: ShellCheck;
  readonly run: RunProgram;
  readonly later: Later;
  readonly documentOf: (uri: string) => Promise<Document | undefined>;
  readonly openUris: () => readonly string[];
  readonly log: (message: string) => void;
  /** There is news of an open document. */
  readonly refresh: (uri: string) => Promise<void>;
}

/** How long a document has to be left alone, in milliseconds. */
const pause = 300;

export function createShellChecks(options: ShellChecksOptions): ShellChecks {
  const { shellCheck, run, later, documentOf, openUris, log, refresh } = options;
  /** By document, what ends the check that waits or runs. */
  const pending = new Map<string, AbortController>();
  let program: string | undefined;
  let logged = new Set<string>();

  function cancel(uri: string): void {
    pending.get(uri)?.abort();
    pending.delete(uri);
  }

  async function check(uri: string, program: string, signal: AbortSignal): Promise<void> {
    const document = await documentOf(uri);
    if (!document || signal.aborted) return;
    try {
      const isNews = await shellCheck.check(document, (call) => run({ ...call, program, signal }));
      if (isNews && !signal.aborted) await refresh(uri);
    } catch (error) {
      if (!signal.aborted) complain(program, error);
    }
  }

  /** Once for each trouble: the next keystroke would only bring the same. */
  function complain(program: string, error: unknown): void {
    const message = `ShellCheck (${program}): ${error instanceof Error ? error.message : error}`;
    if (logged.has(message)) return;
    logged.add(message);
    log(message);
  }

  const checks: ShellChecks = {
    use(wanted) {
      if (wanted === program) return;
      const hadFindings = program !== undefined;
      program = wanted;
      logged = new Set();
      shellCheck.forget();
      for (const uri of openUris()) {
        checks.touched(uri);
        if (hadFindings) void refresh(uri);
      }
    },
    touched(uri) {
      cancel(uri);
      if (program === undefined) return;
      const controller = new AbortController();
      const { signal } = controller;
      const wanted = program;
      pending.set(uri, controller);
      const callOff = later(pause, () => {
        void check(uri, wanted, signal).finally(() => {
          if (pending.get(uri) === controller) pending.delete(uri);
        });
      });
      signal.addEventListener('abort', callOff);
    },
    closed(uri) {
      cancel(uri);
      shellCheck.forget(uri);
    },
    stop() {
      for (const uri of [...pending.keys()]) cancel(uri);
    },
  };
  return checks;
}
