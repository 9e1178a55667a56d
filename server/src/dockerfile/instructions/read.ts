import type { Span } from '../../core/span.ts';
import { sourceSpan } from '../../shell/offsets.ts';
import type { Instruction, Keyword } from '../model.ts';
import { readCmd, readEntrypoint, readHealthcheck, readShell } from './commands.ts';
import { checkFlags, readFlags } from './flags.ts';
import { readFrom } from './from.ts';
import { type Line, restOf, tokenAt } from './line.ts';
import { readOnbuild } from './onbuild.ts';
import { readArg, readEnv, readLabel } from './pairs.ts';
import { readRun } from './run.ts';
import { readExpose, readMaintainer, readStopsignal, readUser, readVolume, readWorkdir } from './settings.ts';
import { readAdd, readCopy } from './transfer.ts';
import { unknownInstruction } from './unknown.ts';

/** What every instruction has, whatever it does. */
export type Base<Name extends Keyword | 'UNKNOWN'> = Pick<
  Extract<Instruction, { keyword: Name }>,
  'keyword' | 'word' | 'span' | 'line' | 'rest' | 'flags' | 'heredocs' | 'onbuild' | 'environment'
>;

type Reader<Name extends Keyword> = (line: Line, base: Base<Name>) => Extract<Instruction, { keyword: Name }>;

const readers: { readonly [Name in Keyword]: Reader<Name> } = {
  FROM: readFrom,
  RUN: readRun,
  CMD: readCmd,
  ENTRYPOINT: readEntrypoint,
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

export const keywords = Object.keys(readers) as readonly Keyword[];

/** Reads one instruction. `whole` is its place in the file, heredoc bodies included. */
export function readInstruction(line: Line, whole: Span, onbuild = false): Instruction {
  const { keyword: place } = line.split;
  const word = tokenAt(line, place);
  const upper = word.text.toUpperCase();
  const keyword = Object.hasOwn(readers, upper) ? (upper as Keyword) : 'UNKNOWN';
  const base = {
    keyword,
    word,
    span: whole,
    line: { text: line.text.slice(place.start), span: sourceSpan(line.map, place.start, line.text.length) },
    rest: restOf(line),
    flags: readFlags(line),
    heredocs: line.heredocs,
    onbuild,
    environment: line.environment,
  };
  checkFlags(line, keyword, base.flags);
  if (keyword === 'UNKNOWN') return unknownInstruction(line, base as Base<'UNKNOWN'>, keywords);
  // The table pairs each reader with the keyword it stands under.
  return (readers[keyword] as Reader<Keyword>)(line, base as Base<Keyword>);
}
