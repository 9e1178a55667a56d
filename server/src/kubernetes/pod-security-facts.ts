import type { KubernetesObject, Workload } from './model.ts';
import { podSecurityBreaches, type Standard } from './pod-security.ts';
import type { World } from './worlds.ts';

/** What an object has to do with the Pod Security Standards. */
export interface PodSecurityFact {
  /** Of an object with pods: the controls that they break, under the mildest standard that has them. */
  readonly breaks?: Readonly<Record<Standard, readonly string[]>>;
  /** Of a Namespace that holds its pods to a standard. */
  readonly enforces?: { readonly standard: Standard | 'privileged'; readonly version: string | null };
}

const label = 'pod-security.kubernetes.io/enforce';

/** The names of those in which every pod may run. */
export function privilegedNamespaces({ objects }: World): ReadonlySet<string> {
  const names = objects.flatMap(({ fact }) =>
    fact.podSecurity?.enforces?.standard === 'privileged' ? (fact.name ?? []) : [],
  );
  return new Set(names);
}

/** Undefined for an object that breaks nothing and enforces nothing, as most. */
export function podSecurityFact(
  { kind, labels }: KubernetesObject,
  workloads: readonly Workload[],
): PodSecurityFact | undefined {
  const standard = kind === 'Namespace' ? labels.get(label) : undefined;
  if (standard === 'baseline' || standard === 'restricted' || standard === 'privileged') {
    return { enforces: { standard, version: labels.get(`${label}-version`) ?? null } };
  }
  const breaches = workloads.flatMap(({ pod }) => podSecurityBreaches(pod));
  if (breaches.length === 0) return undefined;
  const controls = (of: Standard) => [
    ...new Set(breaches.flatMap(({ standard, control }) => (standard === of ? [control] : []))),
  ];
  return { breaks: { baseline: controls('baseline'), restricted: controls('restricted') } };
}
