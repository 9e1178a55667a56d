import { sourceSpan } from '../../shell/offsets.ts';
import type { Argument, HealthcheckInstruction } from '../model.ts';
import { leadingBlanks } from '../text/blanks.ts';
import type { Line } from './line.ts';
import type { Base } from './read.ts';
import { readCommandLine } from './script.ts';

export function readHealthcheck(line: Line, base: Base<'HEALTHCHECK'>): HealthcheckInstruction {
  const { rest } = line.split;
  const text = line.text.slice(rest.start, rest.end);
  const word = /^\S*/u.exec(text)![0];
  const place = sourceSpan(line.map, rest.start, rest.start + word.length);
  const kind = word.toUpperCase();
  const offset = rest.start + word.length + leadingBlanks(text.slice(word.length));
  if (!word) line.report(base.word.span, 'HEALTHCHECK wants `CMD` and a command, or `NONE`');
  else if (kind !== 'CMD' && kind !== 'NONE') {
    line.report(place, `HEALTHCHECK wants \`CMD\` before its command, or \`NONE\`; \`${word}\` is neither`);
  } else if (kind === 'NONE' && offset < rest.end) {
    line.report(sourceSpan(line.map, offset, rest.end), '`HEALTHCHECK NONE` takes no arguments');
  }
  if (kind !== 'CMD')
    return { ...base, kind: kind === 'NONE' ? kind : undefined, form: 'shell', words: [], script: undefined };
  const command = readCommandLine(line, offset);
  if (command.form === 'exec' ? command.words.length === 0 : offset >= rest.end) {
    line.report(place, '`HEALTHCHECK CMD` wants a command');
  }
  for (const { name, value } of base.flags) if (value) checkNumber(line, name, value);
  return { ...base, kind, ...command };
}

function checkNumber(line: Line, name: string, { span: place, text }: Argument): void {
  if (name === 'retries') {
    if (text && !/^\+?\d+$/u.test(text)) line.report(place, `\`--retries\` wants a number, not \`${text}\``);
    return;
  }
  if (!/^(?:interval|timeout|start-period|start-interval)$/u.test(name) || !text) return;
  const length = milliseconds(text);
  if (length === undefined)
    line.report(place, `\`${text}\` is no duration: write a number with its unit, such as \`30s\` or \`1m30s\``);
  else if (length !== 0 && length < 1) line.report(place, `\`--${name}\` must be at least a millisecond`);
}

const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 36e5,
};

/** A duration as Go writes it: `1m30s`, `500ms`, `0`. */
function milliseconds(text: string): number | undefined {
  if (/^[-+]?0$/u.test(text)) return 0;
  const match = /^([-+]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/u.exec(text);
  if (!match) return undefined;
  let total = 0;
  for (const [, number, unit] of match[2]!.matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/gu))
    total += Number(number) * units[unit!]!;
  return match[1] === '-' ? -total : total;
}
