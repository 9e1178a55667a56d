import type { Part, Pipeline, Setting } from './model.ts';

/** Inputs of a whole configuration whose events nothing takes. An input whose tags are not known is taken. */
export function unrouted({ program, parts, whole }: Pipeline): readonly Part[] {
  if (!whole) return [];
  return parts.filter((part) => part.role === 'input' && !isTaken[program](part, parts));
}

const isTaken: Readonly<Record<Pipeline['program'], (input: Part, parts: readonly Part[]) => boolean>> = {
  'fluent-bit': (input, parts) => {
    if (input.plugin === undefined || [...input.settings.keys()].some((key) => key.startsWith('rout'))) return true;
    // What others send may bring its tag along.
    const tag =
      input.settings.get('tag')?.text ??
      (input.settings.has('tag') || isServer.test(input.plugin) ? undefined : `${input.plugin}.*`);
    if (tag === undefined) return true;
    return parts.some((part) => (part.role === 'output' || part.plugin === 'rewrite_tag') && takes(part, tag));
  },
  fluentd: ({ settings }, parts) => {
    const tag = settings.get('tag');
    const label = settings.get('@label');
    if (tag?.text === undefined || /\$\{/u.test(tag.text) || (label && label.text === undefined)) return true;
    const scope = label?.text ?? '';
    return parts.some(
      (part) => part.role === 'output' && part.scope === scope && part.pattern && fits(part.pattern.text, tag.text!),
    );
  },
  vector: ({ name }, parts) =>
    parts.some((part) => inputsOf(part).some(({ text }) => text === undefined || names(text, name!))),
};

/** Inputs of Fluent Bit that others send to. */
const isServer = /^(?:elasticsearch|forward|http|kafka|mqtt|opentelemetry|prometheus_remote_write|splunk)$/u;

/** Whether a filter or output of Fluent Bit may take events of the tag. One that does not say takes all. */
function takes({ settings }: Part, tag: string): boolean {
  const match = settings.get('match');
  if (settings.has('match_regex')) return true;
  return match?.text === undefined || meet(match.text, tag);
}

/** Whether Fluentd's patterns may match the tag; over and not under, so that what does not match is certain. */
function fits(patterns: string | undefined, tag: string): boolean {
  if (patterns === undefined) return true;
  // Braces hold alternatives, and slashes a regular expression.
  const loose = patterns.replace(/\{[^}]*\}|\/.*\/|!\S*/gu, '*').replace(/\.?\*\*\.?/gu, '*');
  return loose.split(/\s+/u).some((pattern) => meet(pattern, tag.replaceAll('**', '*')));
}

/** The inputs that a component of Vector names. */
export function inputsOf({ settings }: Part): Setting['items'] {
  return settings.get('inputs')?.items ?? [];
}

/** Whether an input of Vector names the component: as it is, one of its outputs (`routes.errors`), or by a pattern. */
export function names(input: string, name: string): boolean {
  return meet(input, name) || input.startsWith(`${name}.`);
}

/** Whether some text fits both patterns, in which `*` stands for anything. */
function meet(a: string, b: string): boolean {
  // Whether what is left of `a` from here meets what is left of `b`, from the ends on.
  let below: boolean[] = [];
  for (let i = a.length; i >= 0; i--) {
    const row: boolean[] = [];
    for (let j = b.length; j >= 0; j--) {
      const skipsA = a[i] === '*' && below[j] === true;
      const skipsB = b[j] === '*' && row[j + 1] === true;
      const inA = a[i] === '*' && j < b.length && row[j + 1] === true;
      const inB = b[j] === '*' && i < a.length && below[j] === true;
      const same = i < a.length && a[i] === b[j] && below[j + 1] === true;
      row[j] = (i === a.length && j === b.length) || skipsA || skipsB || inA || inB || same;
    }
    below = row;
  }
  return below[0]!;
}
