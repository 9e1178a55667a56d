import { rbacGroup } from '../../kubernetes/access.ts';
import { called } from '../../kubernetes/called.ts';
import { unmetWishes } from '../../kubernetes/counterparts.ts';
import { worldsOf } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Role missing',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  project(files, { report }) {
    const unmet = unmetWishes(
      worldsOf(files),
      ({ fact }) => (fact.access?.binding ? [fact.access.binding.role] : []),
      ({ kind, name }, { namespace }, { objects }) => {
        const roles = objects.filter(({ fact }) => fact.kind === kind && fact.group === rbacGroup);
        return (
          // Those of the whole cluster come with it, or with an operator.
          kind === 'ClusterRole' ||
          // Where there is none at all, they are plainly kept elsewhere.
          roles.length === 0 ||
          roles.some((role) => !role.fact.name || (role.fact.name === name && role.namespace === namespace))
        );
      },
    );
    for (const { wish, placed, world } of unmet) {
      const elsewhere = world.objects.find(({ fact }) => fact.kind === wish.kind && fact.name === wish.name);
      const who = called(placed.fact, 'this binding');
      report(
        placed.uri,
        placed.fact.at + wish.at,
        elsewhere
          ? `the role \`${wish.name}\` is in the namespace \`${elsewhere.namespace}\`, and ${who} in \`${placed.namespace}\`, where it does not hold: nobody gets anything by it; put both into one`
          : `no ${wish.kind} \`${wish.name}\` is here: ${who} gives nobody anything; add it, or correct the name`,
        elsewhere && { related: [{ uri: elsewhere.uri, at: elsewhere.fact.at, message: 'the role' }] },
      );
    }
  },
});
