import { span } from '../../core/span.ts';
import { imageParts } from '../../knowledge/image.ts';
import { called } from '../../kubernetes/called.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Image version floats',
  burden: 'base-image',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'kube-linter/latest-tag',
    'kube-score/container-image-tag',
    'polaris/tagNotSpecified',
    'checkov/CKV_K8S_14',
    'trivy/KSV-0013',
  ],
  options: {
    tags: {
      description: 'Tags that name no version but whatever is newest.',
      default: ['latest', 'edge', 'nightly', 'rolling', 'main', 'master'],
    },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      const image = container.node.get('image');
      // `ko://...` and its like are paths of source code: a tool puts an image in their place.
      if (!image?.string || image.string.includes('://')) return;
      const { repository, tag, digest } = imageParts(image.string);
      if (digest !== undefined || (tag !== undefined && !options.tags.includes(tag))) return;
      const what =
        tag === undefined ? `\`${repository}\` without a tag` : `\`${repository}\` with the floating tag \`${tag}\``;
      report(
        tag === undefined ? image.span : tagSpan(image, tag),
        `${called(container, 'This container')} runs ${what}: pods of one workload may run different versions, and none can be brought back; name a version`,
      );
    },
  },
});

function tagSpan({ span: { start, end }, source }: YamlNode, tag: string) {
  const at = source.lastIndexOf(`:${tag}`);
  return at === -1 ? span(start, end) : span(start + at + 1, start + at + 1 + tag.length);
}
