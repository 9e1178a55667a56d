import { called } from '../../kubernetes/called.ts';
import { patchedObjects } from '../../kubernetes/patched-objects.ts';
import type { PodSecurityFact } from '../../kubernetes/pod-security-facts.ts';
import { type PlacedObject, worldsOf } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Pod that its namespace refuses',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  project(files, { report }) {
    const isPatched = patchedObjects(files);
    const seen = new Set<string>();
    for (const { objects } of worldsOf(files)) {
      const namespaces = objects.filter(({ fact }) => fact.kind === 'Namespace');
      for (const object of objects) {
        const { uri, fact, namespace } = object;
        // A patch may mend what the object breaks.
        if (!fact.podSecurity?.breaks || isPatched(object)) continue;
        const enforcing = enforcedIn(namespace, namespaces);
        const controls = enforcing ? controlsBroken(fact.podSecurity, enforcing.enforces) : [];
        const key = `${uri}#${fact.at}`;
        if (!enforcing || controls.length === 0 || seen.has(key)) continue;
        seen.add(key);
        const { at, enforces } = enforcing;
        report(
          uri,
          fact.at,
          `${fact.kind === 'Pod' ? `${called(fact, 'this pod')} is` : `the pods of ${called(fact, 'this')} are`} refused: the namespace \`${namespace}\` enforces ${enforces.standard}, which forbids what it finds in ${listed(controls)}; meet the standard, or use another namespace`,
          { related: [{ ...at, message: `enforces ${enforces.standard}` }] },
        );
      }
    }
  },
});

type Enforces = NonNullable<PodSecurityFact['enforces']>;

/** What the one Namespace of that name enforces; two that differ in it are of different clusters. */
function enforcedIn(name: string, namespaces: readonly PlacedObject[]) {
  const [first, ...others] = namespaces.filter(({ fact }) => fact.name === name);
  const enforces = first?.fact.podSecurity?.enforces;
  const isSure = others.every(({ fact }) => fact.podSecurity?.enforces?.standard === enforces?.standard);
  return first && enforces && isSure ? { at: { uri: first.uri, at: first.fact.at }, enforces } : undefined;
}

function controlsBroken({ breaks }: PodSecurityFact, { standard, version }: Enforces): readonly string[] {
  if (standard === 'privileged') return [];
  const controls = [...(breaks?.baseline ?? []), ...(standard === 'restricted' ? (breaks?.restricted ?? []) : [])];
  // Other controls have only been loosened since.
  const isOld = Number(/^v1\.(\d+)$/u.exec(version ?? '')?.[1] ?? 99) < 34;
  return [...new Set(controls)].filter((control) => !isOld || !control.startsWith('Host Probes'));
}

function listed(words: readonly string[]): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : `${words[0]}`;
}
