import { unsafe } from '../../core/fix.ts';
import { removeAnnotation } from '../../kubernetes/annotations.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Forbidden annotation',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  options: {
    annotations: {
      description: 'The annotations that no object may have; a `*` stands for any characters.',
      default: [],
    },
  },
  on: {
    'kubernetes:object'(object, { options, report }) {
      for (const { key } of object.node.get('metadata', 'annotations')?.entries ?? []) {
        if (!options.annotations.some((pattern) => matches(pattern, key.text))) continue;
        const edits = removeAnnotation(object.node, key.text);
        report(
          key.span,
          `${called(object, 'this object')} has the annotation \`${key.text}\`, which is not allowed here; take it out`,
          {
            fixes: [edits && unsafe('Remove the annotation', ...edits)],
          },
        );
      }
    },
  },
});

function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/gu, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'u').test(name);
}
