import type { Condition, Test, Word } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Test whose answer is known',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'shellcheck/SC2050',
    'shellcheck/SC2078',
    'shellcheck/SC2157',
    'shellcheck/SC2158',
    'shellcheck/SC2159',
    'shellcheck/SC2160',
    'shellcheck/SC2161',
    'shellcheck/SC2193',
  ],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const test of script.tests) {
        for (const condition of test.conditions) {
          const found = constant(condition, test);
          if (found) report(found.at.span, found.message);
        }
      }
    },
  },
});

function constant({ left, operator, right }: Condition, { brackets }: Test) {
  const text = right.value;
  if (left && operator) {
    // A name between `-eq` and its like stands for the variable in `[[ ]]`.
    const isOther = brackets === '[[' ? /^-|^[<>]/u : /^-[no]t$|^-ef$|^[<>]/u;
    if (isOther.test(operator.text)) return undefined;
    const isKnown = left.value !== undefined && text !== undefined && !right.hasGlob && !left.hasGlob;
    if (isKnown)
      return {
        at: operator,
        message: `\`${left.text} ${operator.text} ${right.text}\` compares two texts that never change; is a \`$\` missing?`,
      };
    const isPattern = brackets === '[[' && right.hasGlob;
    return /^(?:==?|!=)$/u.test(operator.text) && !isPattern && differ(left, right)
      ? {
          at: operator,
          message: `\`${left.text}\` and \`${right.text}\` are never equal, whatever is put in; are the quotes right?`,
        }
      : undefined;
  }
  if (operator && !/^-[nz]$/u.test(operator.text)) return undefined;
  const fixed = text === undefined || operator ? fixedText(right) : undefined;
  if (fixed) return { at: fixed, message: `\`${right.text}\` is never empty: \`${fixed.text}\` stands in it` };
  if (operator || text === undefined || right.hasGlob || text === '') return undefined;
  const isTruth = text === 'false' || text === '0';
  return {
    at: right,
    message: isTruth
      ? `\`[ ${text} ]\` asks whether the text is empty, and is true; write \`${text === '0' ? 'false' : text}\` without brackets`
      : `\`${right.text}\` is a text that is not empty, so the test is always true; is a \`$\` missing?`,
  };
}

/** Text beside what is put in. */
function fixedText({ parts }: Word) {
  const flat = parts.flatMap((part) => (part.type === 'double-quoted' ? part.parts : [part]));
  return flat.find((part) => 'value' in part && part.value !== '');
}

/** One begins or ends with a text that the other cannot begin or end with. */
function differ(left: Word, right: Word): boolean {
  const [a, b] = [ends(left), ends(right)];
  const start = Math.min(a.start.length, b.start.length);
  const end = Math.min(a.end.length, b.end.length);
  return a.start.slice(0, start) !== b.start.slice(0, start) || (end > 0 && a.end.slice(-end) !== b.end.slice(-end));
}

/** The texts before the first and behind the last thing that is put in. */
function ends({ parts, value, hasGlob }: Word) {
  if (value !== undefined && !hasGlob) return { start: value, end: value };
  const flat = parts.flatMap((part) => (part.type === 'double-quoted' ? part.parts : [part]));
  const [first, last] = [flat[0], flat.at(-1)];
  return { start: first && 'value' in first ? first.value : '', end: last && 'value' in last ? last.value : '' };
}
