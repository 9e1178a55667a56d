import { unsafe } from '../../core/fix.ts';
import { floatingTags, imageParts } from '../../knowledge/image.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Image reused without asking the registry',
  burden: 'security',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-score/container-image-pull-policy', 'polaris/pullPolicyNotAlways', 'checkov/CKV_K8S_15'],
  options: {
    tags: { description: 'Tags that are left to `kubernetes/cached-floating-image`.', default: floatingTags },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      const { node, image } = container;
      if (!image?.trim() || image.includes('://')) return;
      const { tag, digest } = imageParts(image);
      // A digest cannot drift, and what floats is another rule's to speak of.
      if (digest || tag === undefined || options.tags.includes(tag)) return;
      const policy = node.get('imagePullPolicy');
      if (policy ? policy.string === undefined || policy.string === 'Always' : !node.lacks('imagePullPolicy')) return;
      const edits = set(node, 'imagePullPolicy', 'Always');
      report(
        policy?.span ?? node.get('image')!.span,
        `a node that has the image of ${called(container, 'this container')} starts it without asking the registry, be the tag moved or the right to pull it withdrawn; set imagePullPolicy to Always if that matters`,
        { fixes: [edits && unsafe('Pull it always', ...edits)] },
      );
    },
  },
});
