import type { YamlNode } from '../yaml/node.ts';

/** A Helm chart: the folder of its `Chart.yaml`. */
export interface ChartFact {
  /** Charts that it brings along, by the names of their folders in `charts/`; they may not be there. */
  readonly dependencies: readonly string[];
}

export function chartFact(node: YamlNode): ChartFact {
  return { dependencies: (node.get('dependencies')?.items ?? []).flatMap((item) => item.get('name')?.string ?? []) };
}
