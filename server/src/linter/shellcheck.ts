import type { Document } from '../core/engine.ts';
import type { ProgramCall } from '../core/host.ts';
import type { Dockerfile } from '../dockerfile/model.ts';
import { type ShellCheckScript, shellCheckRemarks, shellCheckScripts } from '../dockerfile/shellcheck.ts';
import {
  shellCheckExitCodes as good,
  shellCheckOptions as options,
  readShellCheckOutput,
  type ShellCheckComment,
} from '../shell/shellcheck.ts';

/** What ShellCheck has said of open documents. It is remembered by the scripts' texts, wherever they stand by now. */
export interface ShellCheck {
  /** What is known of the document by now, as events for rules. */
  readonly events: (document: Document) => Iterable<readonly [name: string, event: unknown]>;
  /** Has those scripts looked at that are new, all in one run. True where something is found in them. */
  check(
    document: Document,
    run: (call: Pick<ProgramCall, 'options' | 'texts' | 'good'>) => Promise<string>,
  ): Promise<boolean>;
  /** Forgets a document, or all of them. */
  forget(uri?: string): void;
}

type Answers = ReadonlyMap<string, readonly ShellCheckComment[]>;

export function createShellCheck(): ShellCheck {
  const answers = new Map<string, Answers>();
  // A document is asked about many times: for its diagnostics, for every hover and every action.
  const scripts = new WeakMap<object, readonly ShellCheckScript[]>();

  function scriptsOf({ language, model }: Document): readonly ShellCheckScript[] {
    if (language.id !== 'dockerfile') return [];
    const file = model as Dockerfile;
    const known = scripts.get(file) ?? shellCheckScripts(file);
    scripts.set(file, known);
    return known;
  }

  return {
    *events(document) {
      const known = answers.get(document.uri);
      if (!known) return;
      for (const script of scriptsOf(document)) {
        const comments = known.get(script.input) ?? [];
        for (const remark of shellCheckRemarks(script, comments)) yield ['shellcheck:remark', remark];
      }
    },
    async check(document, run) {
      const inputs = [...new Set(scriptsOf(document).map(({ input }) => input))];
      const before = answers.get(document.uri);
      const fresh = inputs.filter((input) => !before?.has(input));
      if (fresh.length === 0) return false;
      const said = readShellCheckOutput(await run({ options, texts: fresh, good }), fresh.length);
      const after = new Map(fresh.map((input, index) => [input, said[index]!]));
      for (const input of inputs) if (before?.has(input)) after.set(input, before.get(input)!);
      answers.set(document.uri, after);
      return said.some((comments) => comments.length > 0);
    },
    forget(uri) {
      if (uri === undefined) answers.clear();
      else answers.delete(uri);
    },
  };
}
