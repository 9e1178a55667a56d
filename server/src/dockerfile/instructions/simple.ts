import { span } from '../../core/span.ts';
import type {
  Argument,
  MaintainerInstruction,
  ShellInstruction,
  StopsignalInstruction,
  UserInstruction,
  VolumeInstruction,
  WorkdirInstruction,
} from '../model.ts';
import { readJson, readJsonArguments } from './json.ts';
import { argumentAt, type Line, restOf } from './line.ts';
import type { Base } from './read.ts';

export function readUser(line: Line, base: Base<'USER'>): UserInstruction {
  const user = onlyArgument(line, base, 'the name or number of a user');
  if (!user) return { ...base, user, name: undefined, group: undefined };
  const { start, end } = line.split.rest;
  const quiet = { ...line, report: () => {} };
  // A colon within `${...}` is that of a modifier.
  const colon = user.text.replace(/\$\{[^}]*\}/gu, (variable) => '_'.repeat(variable.length)).indexOf(':');
  if (colon === -1) return { ...base, user, name: user, group: undefined };
  return {
    ...base,
    user,
    name: argumentAt(quiet, span(start, start + colon)),
    group: argumentAt(quiet, span(start + colon + 1, end)),
  };
}

export function readWorkdir(line: Line, base: Base<'WORKDIR'>): WorkdirInstruction {
  return { ...base, path: onlyArgument(line, base, 'a folder') };
}

export function readStopsignal(line: Line, base: Base<'STOPSIGNAL'>): StopsignalInstruction {
  const signal = onlyArgument(line, base, 'a signal');
  const value = signal?.value;
  if (value !== undefined && !isSignal(value)) line.report(signal!.span, `\`${value}\` is no signal`);
  return { ...base, signal };
}

export function readVolume(line: Line, base: Base<'VOLUME'>): VolumeInstruction {
  const json = readJsonArguments(line);
  const paths = json ?? line.split.words.map((word) => argumentAt(line, word));
  if (paths.length === 0) line.report(base.word.span, 'VOLUME wants at least one path');
  for (const { value, variables, span } of paths) {
    if (value?.trim() === '' && variables.length === 0) line.report(span, 'the path of a volume cannot be empty');
  }
  return { ...base, paths, json: json !== undefined };
}

export function readShell(line: Line, base: Base<'SHELL'>): ShellInstruction {
  const words = readJson(line);
  const form = '`SHELL ["/bin/bash", "-c"]`';
  if (words?.length === 0 || !restOf(line).text)
    line.report(base.word.span, `SHELL wants a command as a JSON array: ${form}`);
  else if (!words) line.report(restOf(line).span, `SHELL wants a JSON array, with double quotes and commas: ${form}`);
  return { ...base, words: words ?? [] };
}

export function readMaintainer(line: Line, base: Base<'MAINTAINER'>): MaintainerInstruction {
  const name = restOf(line);
  if (!name.text) line.report(base.word.span, 'MAINTAINER wants a name');
  return { ...base, name: name.text ? name : undefined };
}

/** The rest of the line as one argument: blanks do not end it. */
function onlyArgument(
  line: Line,
  { keyword, word }: Base<'USER' | 'WORKDIR' | 'STOPSIGNAL'>,
  what: string,
): Argument | undefined {
  const { rest } = line.split;
  if (rest.start < rest.end) return argumentAt(line, rest);
  line.report(word.span, `${keyword} wants ${what}`);
  return undefined;
}

const signals =
  'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'.split(
    ' ',
  );

function isSignal(text: string): boolean {
  if (/^\d+$/u.test(text)) return Number(text) > 0;
  const name = text.toUpperCase().replace(/^SIG/u, '');
  return signals.includes(name) || /^RTM(?:IN\+(?:[1-9]|1[0-5])|AX-(?:[1-9]|1[0-4]))$/u.test(name);
}
