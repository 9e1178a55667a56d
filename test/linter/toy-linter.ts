import type { Host } from '../../server/src/core/host.ts';
import type { Language } from '../../server/src/core/language.ts';
import type { RegisteredRule } from '../../server/src/core/rule.ts';
import type { Overriding } from '../../server/src/linter/configs.ts';
import { createLinter, type Linter } from '../../server/src/linter/linter.ts';
import { register, reports, toy, toyRule } from '../core/toy.ts';
import { memoryHost, memoryUri } from '../memory-host.ts';

/** One rule of each preset: `r`, `s` and `a` are what they find. `problem` says what is no text. */
export const toyRules = register({
  'toy/r': reports('r', { aliases: ['peer/R1'] }),
  'toy/s': reports('s', { preset: 'strict' }),
  'toy/a': reports('a', { preset: 'all', severity: 'hint' }),
  'toy/longest': toyRule({
    title: 'Longer than allowed',
    burden: 'build',
    severity: 'information',
    preset: 'recommended',
    options: { length: { description: 'How long.', default: 20, minimum: 1 } },
    on: {
      'toy:word'({ text, span }, { options, report }) {
        if (text.length > options.length) report(span, `is longer than ${options.length}`);
      },
    },
  }),
  'toy/problem': toyRule({
    title: 'Not readable',
    burden: 'build',
    severity: 'error',
    preset: 'recommended',
    on: { 'toy:problem': ({ span, message }, { report }) => report(span, message) },
  }),
});

export type Files = Readonly<Record<string, string | Uint8Array>>;

interface Setup {
  readonly rules?: readonly RegisteredRule[];
  readonly overriding?: Overriding;
  readonly host?: (host: Host) => Host;
}

export interface ToyLinter extends Linter {
  /** The files on its disk; change them and tell `changed`. */
  readonly files: Map<string, string | Uint8Array>;
}

export function toyLinter(content: Files, { rules = toyRules, overriding, host = (it) => it }: Setup = {}): ToyLinter {
  const files = new Map(Object.entries(content));
  const linter = createLinter({
    host: host(memoryHost(files)),
    rules,
    languages: [toy as Language],
    ...(overriding && { overriding }),
  });
  return { ...linter, files };
}

/** What is found in a file, as `rule: severity`. */
export async function findings(linter: Linter, path: string): Promise<readonly string[]> {
  const report = await linter.lint(memoryUri(path));
  return report.findings.map(({ rule, severity }) => `${rule}: ${severity}`);
}

/** What is wrong in the configuration files read so far, as `path line:column message`. */
export function faults(linter: Linter): readonly string[] {
  return linter.configFaults().map(({ uri, text, span, message }) => {
    const lines = text.slice(0, span.start).split('\n');
    return `${uri.slice(memoryUri('').length)} ${lines.length}:${lines.at(-1)!.length + 1} ${message}`;
  });
}
