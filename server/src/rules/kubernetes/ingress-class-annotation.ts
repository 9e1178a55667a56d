import { unsafe } from '../../core/fix.ts';
import { moveAnnotation, removeAnnotation } from '../../kubernetes/annotations.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Ingress class in an annotation',
  burden: 'networking',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:ingress'({ object, spec }, { report }) {
      const annotation = object.node.get('metadata', 'annotations', key);
      const name = annotation?.string;
      // Only the annotation is read by the controller of GKE.
      if (!annotation?.key || !name || /^gce(?:-internal)?$/u.test(name)) return;
      if (object.group !== 'networking.k8s.io') return;
      if (!spec.lacks('ingressClassName')) {
        const edits = removeAnnotation(object.node, key);
        report(
          annotation.key.span,
          `${called(object, 'this Ingress')} names its class twice, and is refused when it is made; leave the annotation out`,
          { severity: 'error', fixes: [edits && unsafe('Remove the annotation', ...edits)] },
        );
        return;
      }
      const edits = moveAnnotation(object.node, key, ['spec', 'ingressClassName'], name);
      report(
        annotation.key.span,
        'this annotation is deprecated since Kubernetes 1.18, and newer controllers do not look at it; set ingressClassName',
        { fixes: [edits && unsafe('Move the class to ingressClassName', ...edits)] },
      );
    },
  },
});

const key = 'kubernetes.io/ingress.class';
