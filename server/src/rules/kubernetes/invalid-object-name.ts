import { isBuiltInGroup } from '../../knowledge/api-resources.ts';
import { objectNameFault } from '../../knowledge/object-names.ts';
import { isPlaceholder } from '../../kubernetes/placeholder.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Name that is refused',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:object'({ node, kind, group, annotations }, { report }) {
      const name = node.get('metadata', 'name');
      // What others define may be configuration of a program, which no API ever sees.
      if (name?.string === undefined || !isBuiltInGroup(group ?? '?') || isPlaceholder(name.string)) return;
      // Kustomize reads these itself, and hands them to no cluster.
      if ([...annotations.keys()].some((key) => /^config\.kubernetes\.io\/(?:function|local-config)$/u.test(key)))
        return;
      const fault = objectNameFault(kind, name.string);
      if (fault) {
        report(
          name.span,
          `the API refuses the name \`${name.string}\`: it ${fault}; write small letters, digits and hyphens`,
        );
      }
    },
  },
});
