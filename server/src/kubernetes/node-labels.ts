import type { Edit } from '../core/edit.ts';
import type { Span } from '../core/span.ts';
import { renameKey, replaceScalar } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';

/** A place where a pod names a label, or a taint, of nodes. */
export interface NamedLabel {
  readonly text: string;
  readonly at: Span;
  rename(to: string): Edit[] | undefined;
}

/** The labels by which a pod chooses nodes, or spreads over them. */
export function nodeLabelsOf(pod: YamlNode): NamedLabel[] {
  const selector = pod.get('nodeSelector');
  const chosen = (selector?.entries ?? []).map(({ key }) => ({
    text: key.text,
    at: key.span,
    rename: (to: string) => renameKey(selector!, key.text, to),
  }));
  return [...chosen, ...[...affinityTerms(pod), ...spreadTerms(pod)].flatMap(scalarLabel)];
}

/** The taints that a pod tolerates, each by its key; undefined where it tolerates all. */
export function tolerationKeys(pod: YamlNode): NamedLabel[] | undefined {
  const tolerations = pod.get('tolerations');
  if (!tolerations?.complete || tolerations.items.some((item) => item.lacks('key'))) return undefined;
  return tolerations.items.flatMap((item) => scalarLabel(item.get('key')));
}

function affinityTerms(pod: YamlNode): (YamlNode | undefined)[] {
  const affinity = pod.get('affinity', 'nodeAffinity');
  const required = affinity?.get('requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms')?.items ?? [];
  const preferred = affinity?.get('preferredDuringSchedulingIgnoredDuringExecution')?.items ?? [];
  return [...required, ...preferred.map((item) => item.get('preference'))].flatMap((term) =>
    (term?.get('matchExpressions')?.items ?? []).map((expression) => expression.get('key')),
  );
}

function spreadTerms(pod: YamlNode): (YamlNode | undefined)[] {
  const among = ['podAffinity', 'podAntiAffinity'].flatMap((kind) => {
    const terms = (when: string) =>
      pod.get('affinity', kind, `${when}DuringSchedulingIgnoredDuringExecution`)?.items ?? [];
    return [...terms('required'), ...terms('preferred').map((item) => item.get('podAffinityTerm'))];
  });
  const constraints = pod.get('topologySpreadConstraints')?.items ?? [];
  return [...among, ...constraints].map((term) => term?.get('topologyKey'));
}

function scalarLabel(node: YamlNode | undefined): NamedLabel[] {
  const text = node?.string;
  if (!node || text === undefined) return [];
  return [{ text, at: node.span, rename: (to) => replaceScalar(node, to) }];
}
