import type { Port, Service } from '../../compose/model.ts';
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
      const { hostIp, published, target, at, service } = port;
      if (hostIp && (hostIp.value === undefined || !everywhere.has(hostIp.value))) return;
      if (!publishesAtWill(service)) return;
      const name = published
        ? `port ${published.source} of \`${service.name}\``
        : `port ${target?.source} of \`${service.name}\`, under a number that Docker picks,`;
      report(
        hostIp?.span ?? at,
        `${name} is open on every interface of the host, and Docker opens it past the host's firewall; bind it to ${options.address} unless others have to reach it`,
        { fixes: [bind(port, options.address)] },
      );
    },
  },
});

/** The network of the host publishes nothing, and a network may say where its ports are bound. */
function publishesAtWill({ node, file }: Service): boolean {
  return (
    node.get('network_mode')?.string !== 'host' &&
    file.networks.every(({ node }) => node.lacks('driver_opts', 'com.docker.network.bridge.host_binding_ipv4'))
  );
}

function bind({ node, form, hostIp, published, target, at }: Port, address: string) {
  const title = `Bind it to ${address}`;
  if (form === 'long') {
    const edits = node.via ? undefined : set(node, 'host_ip', address);
    return edits && unsafe(title, ...edits);
  }
  if (node.via || (node.style !== 'single' && node.style !== 'double' && node.style !== 'plain')) return undefined;
  if (hostIp) return unsafe(title, replace(hostIp.span, address));
  const first = published ?? target;
  return (
    first && unsafe(title, insert(Math.max(at.start, first.span.start), published ? `${address}:` : `${address}::`))
  );
}
