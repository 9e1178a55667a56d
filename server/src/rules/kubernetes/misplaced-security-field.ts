import { unsafe } from '../../core/fix.ts';
import type { Pod } from '../../kubernetes/model.ts';
import { keySpan } from '../../kubernetes/security-context.ts';
import { removeKey, set, together, type YamlValue } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

const ofContainers = ['allowPrivilegeEscalation', 'capabilities', 'privileged', 'procMount', 'readOnlyRootFilesystem'];
const ofPods = ['fsGroup', 'fsGroupChangePolicy', 'supplementalGroups', 'supplementalGroupsPolicy', 'sysctls'];

export default rule({
  title: 'Security setting in the wrong place',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:pod'(pod, { report }) {
      for (const value of fieldsOf(pod.node, ofContainers)) {
        const { text } = value.key!;
        const edits = moveToContainers(pod, text, value);
        report(
          keySpan(value),
          `${text} is a setting of containers, and means nothing in the security context of a pod: Kubernetes refuses it or drops it; set it in each container`,
          { fixes: [edits && unsafe('Move it to the containers', ...edits)] },
        );
      }
      for (const { node } of pod.containers) {
        for (const value of fieldsOf(node, ofPods)) {
          const { text } = value.key!;
          const edits = moveToPod(pod, node, text, value);
          report(
            keySpan(value),
            `${text} is a setting of pods, and means nothing in the security context of a container: Kubernetes refuses it or drops it; set it in the pod`,
            { fixes: [edits && unsafe('Move it to the pod', ...edits)] },
          );
        }
      }
    },
  },
});

function fieldsOf(holder: YamlNode, fields: readonly string[]): readonly YamlNode[] {
  const context = holder.get('securityContext');
  return fields.flatMap((field) => context?.get(field) ?? []).filter(({ key }) => key !== undefined);
}

function moveToContainers({ node, containers }: Pod, field: string, value: YamlNode) {
  const plain = plainOf(value);
  if (plain === undefined) return undefined;
  const lacking = containers.filter(({ node }) => node.lacks('securityContext', field));
  return together(
    removeKey(node.get('securityContext')!, field),
    ...lacking.map(({ node }) => set(node, ['securityContext', field], plain)),
  );
}

function moveToPod({ node }: Pod, container: YamlNode, field: string, value: YamlNode) {
  const plain = plainOf(value);
  if (plain === undefined || !node.lacks('securityContext', field)) return undefined;
  return together(removeKey(container.get('securityContext')!, field), set(node, ['securityContext', field], plain));
}

/** The value without how it is written; undefined where part of it is unknown. */
function plainOf({ kind, complete, entries, items, boolean, number, string }: YamlNode): YamlValue | undefined {
  if (kind === 'scalar') return boolean ?? number ?? string;
  if (!complete || kind === 'null') return undefined;
  const list = items.map(plainOf);
  const pairs = entries.map(({ key, value }) => [key.text, plainOf(value)] as const);
  if ([...list, ...pairs.map(([, value]) => value)].some((value) => value === undefined)) return undefined;
  return kind === 'sequence' ? (list as YamlValue[]) : (Object.fromEntries(pairs) as Record<string, YamlValue>);
}
