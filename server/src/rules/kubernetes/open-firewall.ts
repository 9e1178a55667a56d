import { backendPorts } from '../../knowledge/backend-ports.ts';
import { openBounds } from '../../knowledge/open-ranges.ts';
import { called } from '../../kubernetes/called.ts';
import { type Grant, grants } from '../../kubernetes/grants.ts';
import { insteadOption, openLists } from '../../kubernetes/open-list.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Firewall of the cloud open to the internet',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  options: {
    ...openBounds,
    ...insteadOption,
    publicPorts: {
      description: 'Ports that are meant for everyone: a rule that opens no others is left alone.',
      default: ['80', '443'],
    },
  },
  on: {
    'kubernetes:object'(object, { options, report }) {
      for (const { path, items, ports } of grants(object)) {
        if (path.meaning !== 'firewall' || isPublic(ports, options.publicPorts.map(Number))) continue;
        const service = administrative(ports);
        for (const { at, ranges, internet, more } of openLists(items, options)) {
          const what = service ? `port ${service[0]} (${service[1]})` : ports === 'all' ? 'every port' : 'these ports';
          report(
            at,
            `${called(object, 'this firewall')} opens ${what} to ${internet} with ${ranges}; allow the addresses that need it`,
            service || ports === 'all' ? { ...more, severity: 'error' } : more,
          );
        }
      }
    },
  },
});

/** Ports of machines rather than of containers: a way to a shell. */
const shells: ReadonlyMap<number, string> = new Map([
  [22, 'SSH'],
  [23, 'Telnet'],
  [5900, 'VNC'],
  [5985, 'WinRM'],
  [5986, 'WinRM'],
]);

function isPublic(ports: Grant['ports'], open: readonly number[]): boolean {
  return ports !== 'all' && ports?.every(({ first, last }) => first === last && open.includes(first)) === true;
}

/** The first port among them that no stranger has any business with. */
function administrative(ports: Grant['ports']): readonly [number, string] | undefined {
  if (ports === undefined || ports === 'all') return undefined;
  return [...shells, ...backendPorts].find(([port]) =>
    ports.some(({ first, last, protocol }) => protocol !== 'UDP' && first <= port && port <= last),
  );
}
