import { insert, replace } from '../../core/edit.ts';
import { type Fix, safe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import type { Dockerfile, EnvInstruction, LabelInstruction, Pair } from '../../dockerfile/model.ts';
import { isBlank } from '../../dockerfile/text/blanks.ts';
import { quotedWords } from '../../dockerfile/text/words.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Value without an equals sign',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['buildkit/LegacyKeyValueFormat'],
  on: {
    'dockerfile:env'({ instruction, file }, { report }) {
      const finding = legacyPair(instruction, file);
      if (finding) report(finding.pair.name.span, finding.message, { fixes: [finding.fix] });
    },
    'dockerfile:label'({ instruction, file }, { report }) {
      const finding = legacyPair(instruction, file);
      if (finding) report(finding.pair.name.span, finding.message, { fixes: [finding.fix] });
    },
  },
});

function legacyPair({ keyword, legacy, pairs }: EnvInstruction | LabelInstruction, file: Dockerfile) {
  const [pair] = pairs;
  if (!legacy || !pair) return undefined;
  const name = pair.name.text;
  return {
    pair,
    message: `\`${keyword} ${name} value\` takes the rest of the line for the value of \`${name}\`, and is kept for old files only; write \`${keyword} ${name}=value\``,
    fix: withEquals(pair, file),
  };
}

/** Quotes hold together what the end of the line did; where there are quotes already, blanks are escaped. */
function withEquals({ name, value }: Pair, { text, escape: escapeChar }: Dockerfile): Fix | undefined {
  const raw = value!.text;
  const at = value!.span;
  const between = span(name.span.end, at.start);
  const isSpecial = (part: string) => /["']/u.test(part) || part.includes(escapeChar);
  if (isSpecial(name.text) || text.slice(between.start, between.end).includes('#')) return undefined;
  const title = 'Write it with an equals sign';
  const words = quotedWords(raw, span(0, raw.length), escapeChar);
  if (words[0]?.end === raw.length) return safe(title, replace(between, '='));
  if (!isSpecial(raw)) return safe(title, replace(between, '="'), insert(at.end, '"'));
  if (at.end - at.start !== raw.length || raw.endsWith(escapeChar)) return undefined;
  const isInWord = (index: number) => words.some(({ start, end }) => start <= index && index < end);
  const blanks = [...raw.matchAll(/\s/gu)].filter(({ index }) => isBlank(raw[index]) && !isInWord(index));
  return safe(title, replace(between, '='), ...blanks.map(({ index }) => insert(at.start + index, escapeChar)));
}
