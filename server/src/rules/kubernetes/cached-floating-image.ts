import { unsafe } from '../../core/fix.ts';
import { imageParts } from '../../knowledge/image.ts';
import { called } from '../../kubernetes/called.ts';
import { replaceScalar } from '../../yaml/edits.ts';
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
      default: ['latest', 'edge', 'nightly', 'rolling', 'main', 'master'],
    },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      const { node, image } = container;
      const policy = node.get('imagePullPolicy');
      if (!image?.trim() || !policy || !/^(?:IfNotPresent|Never)$/u.test(policy.string ?? '')) return;
      const { tag, digest } = imageParts(image);
      if (digest || (tag !== undefined && !options.tags.includes(tag))) return;
      const edits = replaceScalar(policy, 'Always');
      report(
        policy.span,
        `with \`${policy.string}\` each node runs the \`${tag ?? 'latest'}\` that it happened to get first, so copies of ${called(container, 'this container')} differ from node to node; name a version, or pull it always`,
        { fixes: [edits && unsafe('Pull it always', ...edits)] },
      );
    },
  },
});
