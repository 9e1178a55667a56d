import { unsafe } from '../../core/fix.ts';
import { floatingTags, imageParts } from '../../knowledge/image.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Floating image not pulled anew',
  burden: 'base-image',
  severity: 'warning',
  preset: 'strict',
  aliases: ['kube-score/container-image-pull-policy', 'polaris/pullPolicyNotAlways', 'checkov/CKV_K8S_15'],
  options: {
    tags: {
      description: 'Tags that name no version but whatever is newest.',
      default: floatingTags,
    },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      const { node, image } = container;
      if (!image?.trim() || image.includes('://')) return;
      const { tag = 'latest', digest } = imageParts(image);
      if (digest || !options.tags.includes(tag)) return;
      const policy = node.get('imagePullPolicy');
      // By default `latest` is pulled always, and any other tag only where the image is not there.
      const used =
        policy || tag === 'latest' ? policy?.string : node.lacks('imagePullPolicy') ? 'IfNotPresent' : undefined;
      if (used !== 'IfNotPresent' && used !== 'Never') return;
      const edits = set(node, 'imagePullPolicy', 'Always');
      report(
        policy?.span ?? node.get('image')!.span,
        `with \`${used}\`${policy ? '' : ', the default,'} each node runs the \`${tag}\` that it happened to get first, so copies of ${called(container, 'this container')} differ from node to node; name a version, or pull it always`,
        { fixes: [edits && unsafe('Pull it always', ...edits)] },
      );
    },
  },
});
