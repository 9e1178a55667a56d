import type { YamlNode } from '../yaml/node.ts';
import type { KubernetesObject } from './model.ts';

/** The `spec` of a PodDisruptionBudget. */
export function budgetOf({ kind, group, node }: KubernetesObject): YamlNode | undefined {
  if (kind !== 'PodDisruptionBudget' || (group !== undefined && group !== 'policy')) return undefined;
  const spec = node.get('spec');
  return spec?.kind === 'mapping' ? spec : undefined;
}
