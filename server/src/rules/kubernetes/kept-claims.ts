import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Claims outlive their StatefulSet',
  burden: 'storage',
  severity: 'hint',
  preset: 'all',
  on: {
    'kubernetes:object'(object, { report }) {
      const { kind, node } = object;
      const templates = kind === 'StatefulSet' ? node.get('spec', 'volumeClaimTemplates') : undefined;
      if (!templates?.key || templates.items.length === 0) return;
      if (!node.lacks('spec', 'persistentVolumeClaimRetentionPolicy')) return;
      report(
        templates.key.span,
        `claims of ${called(object, 'this StatefulSet')} stay, and cost, after it is scaled down or deleted; say in persistentVolumeClaimRetentionPolicy whether that is meant`,
      );
    },
  },
});
