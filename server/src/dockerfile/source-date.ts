import type { Span } from '../core/span.ts';
import { kindOfSource } from './instructions/remote.ts';
import type { Pair, Stage } from './model.ts';

/**
 * Checks the default of a global ARG `SOURCE_DATE_EPOCH`, from which BuildKit takes the time of all files: seconds,
 * `context`, or a stage whose single ADD fetches something that has a time.
 */
export function checkSourceDate(
  globalArgs: readonly Pair[],
  stages: readonly Stage[],
  report: (at: Span, message: string) => void,
): void {
  const value = globalArgs.findLast(({ name, value }) => name.text === 'SOURCE_DATE_EPOCH' && value)?.value;
  if (!value?.value || /^(?:[-+]?\d+|context)$/u.test(value.value)) return;
  const stage = stages.find(({ name }) => name?.text.toLowerCase() === value.value!.toLowerCase());
  if (!stage) {
    report(value.span, `\`${value.text}\` is no time: write seconds since 1970, \`context\`, or the name of a stage`);
  } else if (!isSource(stage)) {
    report(
      stage.from.image!.span,
      'SOURCE_DATE_EPOCH names this stage, which then begins with `scratch` and has one ADD of a single URL or repository, and ARGs',
    );
  }
}

function isSource({ from, instructions }: Stage): boolean {
  const [add, ...others] = instructions.filter(({ keyword }) => keyword !== 'ARG');
  if (from.image?.value !== 'scratch' || add?.keyword !== 'ADD' || others.length > 0) return false;
  const [source, ...more] = add.sources;
  if (!source || more.length > 0 || add.heredocs.length > 0) return false;
  return source.value === undefined || kindOfSource(source.value) !== 'local';
}
