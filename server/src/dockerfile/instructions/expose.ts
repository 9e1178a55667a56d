import { readCidr } from '../../knowledge/address-range.ts';
import { sourceSpan } from '../../shell/offsets.ts';
import type { ExposeInstruction, Port } from '../model.ts';
import { argumentAt, type Line } from './line.ts';
import type { Base } from './read.ts';

export function readExpose(line: Line, base: Base<'EXPOSE'>): ExposeInstruction {
  const { words } = line.split;
  if (words.length === 0) line.report(base.word.span, 'EXPOSE wants at least one port');
  return {
    ...base,
    ports: words.map((word) => {
      const argument = argumentAt(line, word);
      const port: Port = { ...argument, ...readPort(argument.value) };
      // A value with blanks in it is split into several ports, which only a variable can bring about.
      const isSplit = argument.variables.length > 0 && /\s/u.test(argument.value ?? '');
      const fault = argument.value && !isSplit ? portFault(argument.value) : undefined;
      if (fault) line.report(sourceSpan(line.map, word.start, word.end), `\`${argument.text}\` is no port: ${fault}`);
      return port;
    }),
  };
}

function readPort(value: string | undefined): Pick<Port, 'first' | 'last' | 'protocol'> {
  const match = /^(?:.*:)?(\d+)(?:-(\d+))?(?:\/([a-z]*))?$/iu.exec(value ?? '');
  const protocol = /\/([a-z]+)$/iu.exec(value ?? '')?.[1]?.toLowerCase() ?? 'tcp';
  if (!match) return { first: undefined, last: undefined, protocol };
  const first = Number(match[1]);
  return { first, last: match[2] === undefined ? first : Number(match[2]), protocol };
}

/** What is wrong with `[ip:][host:]port[/protocol]`. BuildKit takes the first two although they have no meaning here. */
function portFault(value: string): string | undefined {
  const [ports = '', protocol = ''] = split(value, '/');
  if (!ports) return 'the number is missing';
  if (!/^(?:tcp|udp|sctp)?$/iu.test(protocol))
    return `\`${protocol}\` is no protocol that can be exposed (tcp, udp, sctp)`;
  const [container = '', host, ...address] = ports.split(':').reverse();
  const ip = address.reverse().join(':');
  if (ip && !isAddress(ip)) return `\`${ip}\` is no address`;
  const fault = rangeFault(container) ?? (host ? rangeFault(host) : undefined);
  if (fault || !host) return fault;
  return width(container) > 0 && width(container) !== width(host) ? 'the two ranges are not of one length' : undefined;
}

function isAddress(text: string): boolean {
  const cidr = readCidr(text.replace(/^\[(.*)\]$/u, '$1'));
  return !('fault' in cidr) && cidr.bare && !cidr.oddities.includes('leading-zeros');
}

function rangeFault(range: string): string | undefined {
  const [first = '', last] = split(range, '-');
  for (const number of last === undefined ? [first] : [first, last]) {
    if (!/^\+?\d+$/u.test(number)) return 'a port is a number, or two with `-` between';
    if (Number(number) > 65535) return 'ports end at 65535';
  }
  return last !== undefined && Number(last) < Number(first) ? 'the range ends before it begins' : undefined;
}

function width(range: string): number {
  const [first = '', last = first] = split(range, '-');
  return Number(last) - Number(first);
}

function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
