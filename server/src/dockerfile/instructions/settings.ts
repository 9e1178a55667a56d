import { span } from '../../core/span.ts';
import type {
  Argument,
  ExposeInstruction,
  MaintainerInstruction,
  Port,
  StopsignalInstruction,
  UserInstruction,
  VolumeInstruction,
  WorkdirInstruction,
} from '../model.ts';
import { readJsonArguments } from './json.ts';
import { argumentAt, type Line } from './line.ts';
import type { Base } from './read.ts';

/** Everything behind the keyword as one word, as USER, WORKDIR and STOPSIGNAL take it. */
function wholeArgument(
  line: Line,
  { keyword, word }: Base<'USER'> | Base<'WORKDIR'> | Base<'STOPSIGNAL'>,
): Argument | undefined {
  const { rest } = line.split;
  if (rest.start < rest.end) return argumentAt(line, rest);
  line.report(word.span, `${keyword} wants an argument`);
  return undefined;
}

export function readUser(line: Line, base: Base<'USER'>): UserInstruction {
  const user = wholeArgument(line, base);
  if (!user) return { ...base, user, name: undefined, group: undefined };
  const { rest } = line.split;
  const colon = line.text.slice(rest.start, rest.end).search(/:(?![^{]*\})/u);
  if (colon === -1) return { ...base, user, name: user, group: undefined };
  const at = rest.start + colon;
  return {
    ...base,
    user,
    name: argumentAt(line, span(rest.start, at)),
    group: argumentAt(line, span(at + 1, rest.end)),
  };
}

export function readWorkdir(line: Line, base: Base<'WORKDIR'>): WorkdirInstruction {
  return { ...base, path: wholeArgument(line, base) };
}

export function readStopsignal(line: Line, base: Base<'STOPSIGNAL'>): StopsignalInstruction {
  return { ...base, signal: wholeArgument(line, base) };
}

export function readExpose(line: Line, base: Base<'EXPOSE'>): ExposeInstruction {
  if (line.split.words.length === 0) line.report(base.word.span, 'EXPOSE wants at least one port');
  return { ...base, ports: line.split.words.map((word) => readPort(line, argumentAt(line, word))) };
}

function readPort(line: Line, argument: Argument): Port {
  const text = argument.value ?? '';
  const match = /^(\d+)(?:-(\d+))?(?:\/([A-Za-z]+))?$/u.exec(text);
  const protocol = (match?.[3] ?? /\/([A-Za-z]+)$/u.exec(argument.text)?.[1] ?? 'tcp').toLowerCase();
  if (!match) {
    if (argument.value !== undefined && argument.variables.length === 0) {
      line.report(argument.span, `\`${argument.text}\` is no port: write \`8080\`, \`7000-7010\` or \`53/udp\``);
    }
    return { ...argument, first: undefined, last: undefined, protocol };
  }
  const first = Number(match[1]);
  const last = match[2] === undefined ? first : Number(match[2]);
  if (last > 65535 || first > last || !['tcp', 'udp', 'sctp'].includes(protocol)) {
    line.report(
      argument.span,
      `\`${argument.text}\` is no port: ports end at 65535, and protocols are tcp, udp and sctp`,
    );
  }
  return { ...argument, first, last, protocol };
}

export function readVolume(line: Line, base: Base<'VOLUME'>): VolumeInstruction {
  const json = readJsonArguments(line);
  const paths = json ?? line.split.words.map((word) => argumentAt(line, word));
  if (paths.length === 0) line.report(base.word.span, 'VOLUME wants at least one path');
  return { ...base, paths, json: json !== undefined };
}

export function readMaintainer(line: Line, base: Base<'MAINTAINER'>): MaintainerInstruction {
  if (!base.rest.text) line.report(base.word.span, 'MAINTAINER wants a name');
  return { ...base, name: base.rest.text ? base.rest : undefined };
}
