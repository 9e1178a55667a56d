import { mapFrom } from '../../shell/offsets.ts';
import type { OnbuildInstruction } from '../model.ts';
import { splitLine } from '../text/correct.ts';
import type { Line } from './line.ts';
import { type Base, readInstruction } from './read.ts';

const forbidden: readonly string[] = ['ONBUILD', 'FROM', 'MAINTAINER'];

export function readOnbuild(line: Line, base: Base<'ONBUILD'>): OnbuildInstruction {
  const { rest } = line.split;
  if (rest.start >= rest.end) {
    line.report(base.word.span, 'ONBUILD wants an instruction');
    return { ...base, trigger: undefined };
  }
  const text = line.text.slice(rest.start);
  const inner: Line = { ...line, text, map: mapFrom(line.map, rest.start), split: splitLine(text, line.escape) };
  const trigger = readInstruction(inner, { start: base.rest.span.start, end: base.span.end }, true);
  if (forbidden.includes(trigger.keyword)) {
    line.report(trigger.word.span, `${trigger.keyword} is not allowed in ONBUILD`);
  }
  return { ...base, trigger };
}
