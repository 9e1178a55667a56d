import type { ProjectFacts } from '../core/rule.ts';
import type { ObjectFact } from './facts.ts';

/** Whether a patch somewhere in the project is for an object of that kind and name, and may change what it says. */
export function patchedObjects(files: ProjectFacts): (fact: ObjectFact) => boolean {
  const facts = [...files.values()].flatMap(({ data }) => data.kubernetes?.objects ?? []);
  const patched = new Set(facts.filter(({ partial }) => partial).map(keyOf));
  return (fact) => patched.has(keyOf(fact));
}

function keyOf({ kind, name }: ObjectFact): string {
  return `${kind}/${name}`;
}
