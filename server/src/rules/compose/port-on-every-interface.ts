import type { Port } from '../../compose/model.ts';
import { insert, replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

/** What stands for every interface, in either family. */
const everywhere = new Set(['0.0.0.0', '[::]', '::', '*', '']);

export default rule({
  title: 'Port published on every interface',
  burden: 'networking',
  severity: 'information',
  preset: 'recommended',
  aliases: ['dclint/no-unbound-port-interfaces'],
  options: {
    address: { description: 'The address that the fix binds the port to.', default: '127.0.0.1' },
  },
  on: {
    'compose:port'(port, { options, report }) {
      const { hostIp, published, at, service } = port;
      // Without a published port Docker picks one: nobody counts on reaching it from elsewhere.
      if (!published || (hostIp && (hostIp.value === undefined || !everywhere.has(hostIp.value)))) return;
      report(
        hostIp?.span ?? at,
        `port ${published.source} of \`${service.name}\` is open on every interface of the host, and Docker opens it past the host's firewall; bind it to ${options.address} unless others have to reach it`,
        { fixes: [bind(port, options.address)] },
      );
    },
  },
});

function bind({ node, form, hostIp, published, at }: Port, address: string) {
  const title = `Bind it to ${address}`;
  if (form === 'long') {
    const edits = node.via ? undefined : set(node, 'host_ip', address);
    return edits && unsafe(title, ...edits);
  }
  if (node.via || (node.style !== 'single' && node.style !== 'double' && node.style !== 'plain')) return undefined;
  if (hostIp) return unsafe(title, replace(hostIp.span, address));
  return published && unsafe(title, insert(Math.max(at.start, published.span.start), `${address}:`));
}
