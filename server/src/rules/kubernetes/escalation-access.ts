import { type Escalation, escalations } from '../../knowledge/escalations.ts';
import { type Grant, grantsOf, isEverything, named, rbacGroup } from '../../kubernetes/access.ts';
import { called } from '../../kubernetes/called.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Role that makes itself more powerful',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: [...new Set(escalations.flatMap(({ aliases }) => aliases))],
  on: {
    'kubernetes:object'(object, { report }) {
      const grants = grantsOf(object);
      if (grants.some(isEverything)) return;
      for (const grant of grants) {
        for (const escalation of escalations) {
          const at = placeOf(grant, escalation);
          if (!at) continue;
          const who = called(object, `this ${object.kind}`);
          report(at.span, `${who} may ${escalation.power}; ${escalation.advice}`);
        }
      }
    },
  },
});

/** The verb where it is the verb that matters, otherwise the first of the resources. */
function placeOf(grant: Grant, { groups, resources, verbs, names }: Escalation): YamlNode | undefined {
  const verb = grant.verbs.find(({ string }) => verbs.includes(string!));
  const anyVerb = verb ?? grant.verbs.find(({ string }) => string === '*');
  const [resource] = named(grant, groups, resources);
  if (!resource || !anyVerb) return undefined;
  if (names ? !grantNames(grant).some((name) => names.includes(name)) : isHarmlessByName(grant, groups))
    return undefined;
  return verb && telling.has(verb.string!) ? verb : resource;
}

const telling: ReadonlySet<string> = new Set(['approve', 'bind', 'escalate', 'impersonate', 'sign']);

/** Named roles and webhooks may be those of the owner; whom one may be, or what one may bind, matters by name too. */
function isHarmlessByName({ isNamed }: Grant, groups: readonly string[]): boolean {
  return isNamed && groups[0] !== '' && groups[0] !== rbacGroup;
}

function grantNames({ node }: Grant): readonly string[] {
  return (node.get('resourceNames')?.items ?? []).flatMap(({ string }) => string ?? []);
}
