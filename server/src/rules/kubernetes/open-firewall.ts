import { openBounds } from '../../knowledge/open-ranges.ts';
import { called } from '../../kubernetes/called.ts';
import { type Grant, grants, isUnlisted } from '../../kubernetes/grants.ts';
import { insteadOption, openLists } from '../../kubernetes/open-list.ts';
import { backendPort } from '../../kubernetes/traffic.ts';
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
      for (const grant of grants(object)) {
        const { path, items, ports } = grant;
        if (path.meaning !== 'firewall' || isPublic(ports, options.publicPorts.map(Number))) continue;
        const service = backendPort(ports);
        const what = service ? `port ${service[0]} (${service[1]})` : ports === 'all' ? 'every port' : 'these ports';
        const grave = service || ports === 'all' ? ({ severity: 'error' } as const) : {};
        if (isUnlisted(grant) && !object.partial) {
          report(
            object.at,
            `${called(object, 'this firewall')} opens ${what} to the whole internet, since it names no source; allow the addresses that need it with ${path.ranges[0]}`,
            grave,
          );
        }
        for (const { at, ranges, internet, isNarrow, more } of openLists(items, options, service !== undefined)) {
          report(
            at,
            `${called(object, 'this firewall')} opens ${what} to ${internet} with ${ranges}; allow the addresses that need it`,
            isNarrow ? more : { ...more, ...grave },
          );
        }
      }
    },
  },
});

function isPublic(ports: Grant['ports'], open: readonly number[]): boolean {
  return ports !== 'all' && ports?.every(({ first, last }) => first === last && open.includes(first)) === true;
}
