import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Piece of nginx configuration in an annotation',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: ['checkov/CKV_K8S_152', 'checkov/CKV_K8S_153', 'checkov/CKV_K8S_154', 'trivy/KCV-0093'],
  on: {
    'kubernetes:ingress'({ object }, { report }) {
      const annotations = object.node.get('metadata', 'annotations');
      for (const { key } of annotations?.entries ?? []) {
        if (!/^nginx\.ingress\.kubernetes\.io\/.*-snippet$/u.test(key.text)) continue;
        const edits = annotations && removeKey(annotations, key.text);
        report(
          key.span,
          `whoever may write ${called(object, 'this Ingress')} can read every Secret that ingress-nginx can (CVE-2021-25742), which refuses snippets by default since 1.9; use an annotation made for the purpose`,
          { fixes: [edits && unsafe('Remove the snippet', ...edits)] },
        );
      }
    },
  },
});
