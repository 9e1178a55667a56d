import { called } from '../../kubernetes/called.ts';
import { nodesAt } from '../../kubernetes/grants.ts';
import type { KubernetesObject } from '../../kubernetes/model.ts';
import { trafficRules } from '../../kubernetes/traffic.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

const dns = 53;

export default rule({
  title: 'Network policy rule without peers',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:object'(object, { report }) {
      const everyone = everyoneOf(object);
      if (everyone) {
        report(
          everyone.span,
          `${called(object, 'this policy')} lets everyone in with a rule that names nobody; say who may come in, or take the policy out`,
        );
      }
      for (const { direction, node, ports, peers } of trafficRules(object)) {
        // An ingress rule that names neither peers nor ports leaves nothing of the policy: that is open-network-policy's.
        if (peers !== 'absent' || (direction === 'ingress' && ports === 'all')) continue;
        const policy = called(object, 'this policy');
        const at = node.entries[0]?.key.span ?? node.span;
        if (direction === 'ingress') {
          report(
            at,
            `${policy} lets everyone in to these ports, from any namespace and any network; say who with from`,
          );
        } else if (ports === 'all') {
          report(
            at,
            `this rule of ${policy} lets its pods out to everywhere, the metadata service of the cloud too; say what they need to reach with to and ports`,
          );
        } else if (ports?.some(({ first, last }) => first !== dns || last !== dns)) {
          report(at, `${policy} lets its pods out to these ports of any address; say which with to`);
        }
      }
    },
  },
});

/** The rule of a mesh's policy that lets in all of it: an empty rule of Istio's, the whole mesh as the source of Kuma's. */
function everyoneOf({ node, group, kind }: KubernetesObject): YamlNode | undefined {
  if (group === 'security.istio.io' && kind === 'AuthorizationPolicy') {
    const allows = node.lacks('spec', 'action') || node.get('spec', 'action')?.string === 'ALLOW';
    return nodesAt(node, 'spec.rules[]').find((rule) => allows && isNothing(rule));
  }
  if (group !== 'kuma.io' || kind !== 'MeshTrafficPermission') return undefined;
  return nodesAt(node, 'spec.from[]')
    .find(
      (from) =>
        from.get('targetRef', 'kind')?.string === 'Mesh' &&
        /^Allow$/iu.test(from.get('default', 'action')?.string ?? ''),
    )
    ?.get('targetRef', 'kind');
}

function isNothing({ kind, complete, entries }: YamlNode): boolean {
  return kind === 'mapping' && complete && entries.length === 0;
}
