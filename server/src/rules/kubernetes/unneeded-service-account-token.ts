import type { PodAccountFact } from '../../kubernetes/access-facts.ts';
import { called } from '../../kubernetes/called.ts';
import { onceEach } from '../../kubernetes/once.ts';
import { type PlacedObject, type World, worldsOf } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Service account token without need',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: [
    'kube-linter/default-service-account',
    'polaris/automountServiceAccountToken',
    'checkov/CKV_K8S_38',
    'checkov/CKV_K8S_41',
    'trivy/KSV-0036',
  ],
  project(files, { report }) {
    const reportOnce = onceEach(report);
    for (const world of worldsOf(files)) {
      const needs = tokenNeeds(world);
      for (const placed of world.objects) {
        for (const pod of placed.fact.access?.pods ?? []) {
          if (needs(pod, placed)) continue;
          const { account, at, refusal } = pod;
          const edits = refusal?.map((edit) => ({ ...edit, at: placed.fact.at + edit.at }));
          const who = called(placed.fact, 'this workload');
          reportOnce(
            placed.uri,
            placed.fact.at + at,
            `${who} has the token of the service account \`${account}\` in its containers, which is given no rights here: whoever gets in has a login to the API for nothing; set automountServiceAccountToken to false`,
            { fixes: [edits && { title: 'Mount no token', safety: 'unsafe', edits }] },
          );
        }
      }
    }
  },
});

/** Whether a pod gets no token, or may have use for it. */
function tokenNeeds({ objects }: World): (pod: PodAccountFact, placed: PlacedObject) => boolean {
  const accounts = new Map(
    objects
      .filter(({ fact }) => fact.kind === 'ServiceAccount' && fact.name !== null)
      .map(({ fact, namespace }): [string, boolean] => [`${namespace}/${fact.name}`, fact.access?.mountsToken ?? true]),
  );
  const bound: ReadonlySet<string> = new Set(
    objects.flatMap(({ fact, namespace: own }) =>
      (fact.access?.binding?.subjects ?? []).map(({ kind, name, namespace }) =>
        kind === 'ServiceAccount' ? `${namespace ?? own}/${name}` : name,
      ),
    ),
  );
  return ({ account, mountsToken }, { namespace }) => {
    const key = `${namespace}/${account}`;
    const mounts = mountsToken ?? accounts.get(key) ?? true;
    // An account that is not here has been made for something that is not here either.
    const isKnown = account === 'default' || accounts.has(key);
    const isBound = [key, 'system:serviceaccounts', `system:serviceaccounts:${namespace}`].some((name) =>
      bound.has(name),
    );
    return !mounts || !isKnown || isBound;
  };
}
