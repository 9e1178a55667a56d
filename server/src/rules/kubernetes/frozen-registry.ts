import { safe, unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Image of a frozen registry',
  burden: 'base-image',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:container'(container, { report }) {
      const image = container.node.get('image');
      const found = registries.find(([prefix]) => image?.string?.startsWith(`${prefix}/`));
      if (!image?.string || !found) return;
      const [prefix, isSame] = found;
      const now = `registry.k8s.io${image.string.slice(prefix.length)}`;
      const edits = replaceScalar(image, now);
      report(
        image.span,
        `${prefix} got its last image on 3 April 2023, and ${called(container, 'this container')} gets no fix from there any more; use registry.k8s.io`,
        { fixes: [edits && (isSame ? safe : unsafe)('Use registry.k8s.io', ...edits)] },
      );
    },
  },
});

/**
 * The old registries of Kubernetes, and whether the new one has all of their images under the same names. Source: the blog
 * of Kubernetes of 6 February and 10 March 2023, read 2026-11-25.
 */
const registries: readonly (readonly [prefix: string, isSame: boolean])[] = [
  ['k8s.gcr.io', true],
  ['gcr.io/google-containers', false],
  ['gcr.io/google_containers', false],
  ['asia.gcr.io/k8s-artifacts-prod', false],
  ['eu.gcr.io/k8s-artifacts-prod', false],
  ['us.gcr.io/k8s-artifacts-prod', false],
];
