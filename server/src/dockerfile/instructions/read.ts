import { similar } from '../../core/similar.ts';
import { span } from '../../core/span.ts';
import { mapFrom, sourceSpan } from '../../shell/offsets.ts';
import type { Instruction, Keyword, OnbuildInstruction, UnknownInstruction } from '../model.ts';
import { splitLine } from '../text/correct.ts';
import { readExpose } from './expose.ts';
import { checkFlags, readFlags } from './flags.ts';
import { readFrom } from './from.ts';
import { readHealthcheck } from './health.ts';
import { type Line, type Report, restOf, restText, tokenAt } from './line.ts';
import { readArg, readEnv, readLabel } from './pairs.ts';
import { readRun } from './run.ts';
import { readCommandLine } from './script.ts';
import { readMaintainer, readShell, readStopsignal, readUser, readVolume, readWorkdir } from './simple.ts';
import { readAdd, readCopy } from './transfer.ts';

type Of<Name extends Instruction['keyword']> = Extract<Instruction, { keyword: Name }>;

/** What all instructions have, of one kind. */
export type Base<Name extends Instruction['keyword']> = Pick<Of<Name>, BaseField> & { readonly keyword: Name };
type BaseField = keyof UnknownInstruction;

type Readers = { readonly [Name in Keyword]: (line: Line, base: Base<Name>) => Of<Name> };

const readers: Readers = {
  FROM: readFrom,
  RUN: readRun,
  CMD: (line, base) => ({ ...base, ...readCommandLine(line) }),
  ENTRYPOINT: (line, base) => ({ ...base, ...readCommandLine(line) }),
  HEALTHCHECK: readHealthcheck,
  COPY: readCopy,
  ADD: readAdd,
  ENV: readEnv,
  LABEL: readLabel,
  ARG: readArg,
  USER: readUser,
  WORKDIR: readWorkdir,
  EXPOSE: readExpose,
  SHELL: readShell,
  VOLUME: readVolume,
  STOPSIGNAL: readStopsignal,
  ONBUILD: readOnbuild,
  MAINTAINER: readMaintainer,
};

/** @param end where the instruction ends in the file, its heredocs included */
export function readInstruction(line: Line, end: number, onbuild = false): Instruction {
  const { keyword: place } = line.split;
  const word = tokenAt(line, place);
  const keyword = word.text.toUpperCase();
  const flags = readFlags(line);
  const base = {
    word,
    span: span(word.span.start, end),
    line: tokenAt(line, span(place.start, Math.max(place.end, line.split.rest.end))),
    rest: restOf(line),
    flags,
    heredocs: line.heredocs,
    gaps: line.gaps,
    onbuild,
    environment: line.environment,
  };
  if (!isKeyword(keyword)) {
    if (onbuild || !line.followsUnknown) line.report(word.span, unknownInstruction(word.text));
    return { ...base, keyword: 'UNKNOWN' };
  }
  if (!(keyword === 'HEALTHCHECK' && /^NONE\b/iu.test(base.rest.text))) checkFlags(line, keyword, flags);
  // Each reader is given the base of its own keyword: the table pairs them, which the type system cannot follow.
  const read = readers[keyword] as (line: Line, base: object) => Instruction;
  return read(line, { ...base, keyword });
}

export function isKeyword(word: string): word is Keyword {
  return Object.hasOwn(readers, word);
}

function unknownInstruction(word: string): string {
  if (!word) return 'an instruction is missing here';
  const meant = similar(word.toUpperCase(), Object.keys(readers));
  return `\`${word}\` is no instruction${meant ? `: did you mean \`${meant}\`?` : ''}`;
}

/** The instruction behind ONBUILD, which runs in the builds of images made from this one. */
function readOnbuild(line: Line, base: Base<'ONBUILD'>): OnbuildInstruction {
  const { text, map } = restText(line);
  if (!text) {
    line.report(base.word.span, 'ONBUILD wants an instruction');
    return { ...base, trigger: undefined };
  }
  const split = splitLine(text, line.escape);
  const keyword = text.slice(split.keyword.start, split.keyword.end).toUpperCase();
  if (keyword === 'ONBUILD' || keyword === 'FROM' || keyword === 'MAINTAINER') {
    line.report(sourceSpan(map, split.keyword.start, split.keyword.end), `${keyword} cannot stand in ONBUILD`);
    return { ...base, trigger: undefined };
  }
  const report: Report = (at, message, splitting) => (splitting ? line.report : line.reportTrigger)(at, message);
  const trigger: Line = { ...line, text, map: mapFrom(map, 0), split, report };
  return { ...base, trigger: readInstruction(trigger, base.span.end, true) };
}
