import { type Grant, grantsOf } from '../../kubernetes/access.ts';
import { called } from '../../kubernetes/called.ts';
import { resourceFault, verbFault } from '../../kubernetes/permission-faults.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Permission that grants nothing',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      const who = called(object, `this ${object.kind}`);
      for (const grant of grantsOf(object)) {
        const faults = [
          ...grant.resources.map((node) => ({ node, fault: resourceFault(grant, node) })),
          ...grant.verbs.map((node) => ({ node, fault: verbFault(grant, node) })),
        ];
        for (const { node, fault } of faults) {
          if (!fault) continue;
          const { message, advice, fix } = fault;
          report(node.span, `${message}, so \`${node.string}\` gives ${who} nothing; ${advice}`, { fixes: [fix] });
        }
        const create = namedCreation(grant);
        if (create) {
          report(
            create.span,
            `an object has no name yet when \`create\` is asked for, so ${who} may create none of those in resourceNames; put create into a rule without names`,
          );
        }
      }
    },
  },
});

/** `create` beside names. Subresources are created below an object that is there. */
function namedCreation({ isNamed, resources, verbs }: Grant): YamlNode | undefined {
  const isWhole = resources.length > 0 && resources.every(({ string }) => !string!.includes('/') && string !== '*');
  return isNamed && isWhole ? verbs.find(({ string }) => string === 'create') : undefined;
}
