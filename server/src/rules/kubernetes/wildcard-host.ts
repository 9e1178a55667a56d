import { nodesAt } from '../../kubernetes/grants.ts';
import { rule } from '../rule.ts';

/** Where meshes and gateways take every name, or the routes of every namespace. */
const places: readonly {
  readonly group: string;
  readonly kind: string;
  readonly path: string;
  readonly open: RegExp;
  readonly message: string;
}[] = [
  {
    group: 'networking.istio.io',
    kind: 'Gateway',
    path: 'spec.servers[].hosts[]',
    open: /^(?:\*\/)?\*$/u,
    message: 'takes requests for every name; list the names that are served here',
  },
  {
    group: 'networking.istio.io',
    kind: 'Sidecar',
    path: 'spec.egress[].hosts[]',
    open: /^\*\/\*$/u,
    message:
      'tells these pods of every service of the mesh: they may reach all, and their proxies keep them all in memory; list what they call',
  },
  {
    group: 'networking.istio.io',
    kind: 'ServiceEntry',
    path: 'spec.hosts[]',
    open: /^\*(?:\.[a-z]+)?$/u,
    message: 'lets pods out to a whole part of the internet; list the names that they call',
  },
  {
    group: 'gateway.networking.k8s.io',
    kind: 'Gateway',
    path: 'spec.listeners[].allowedRoutes.namespaces.from',
    open: /^All$/u,
    message:
      'lets every namespace put routes on this listener, and take over the names of others; allow namespaces by Selector',
  },
];

export default rule({
  title: 'Gateway or mesh open to every name',
  burden: 'networking',
  severity: 'hint',
  preset: 'all',
  on: {
    'kubernetes:object'({ node, group, kind }, { report }) {
      for (const place of places) {
        if (place.kind !== kind || place.group !== group) continue;
        for (const value of nodesAt(node, place.path)) {
          if (place.open.test(value.string ?? '')) report(value.span, `\`${value.string}\` ${place.message}`);
        }
      }
    },
  },
});
