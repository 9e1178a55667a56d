import type { FactData } from '../../core/facts.ts';
import { imageParts } from '../../knowledge/image.ts';
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
  // Whether a kustomization puts a version in the tag's place is known only from all files.
  project(files, { options, report }) {
    const floats = (tag: string | null | undefined) => !tag || options.tags.includes(tag);
    const fixed = new Set([...files.values()].flatMap(({ data }) => namesFixed(data, floats)));
    for (const [uri, { data }] of files) {
      for (const { at, image } of data.kubernetes?.images ?? []) {
        const { name, tag, digest } = imageParts(image);
        // `ko://...` and its like are paths of source code: a tool puts an image in their place.
        if (image === '' || image.includes('://') || digest || !floats(tag) || fixed.has(name)) continue;
        report(
          uri,
          at,
          `\`${name}\` ${tag ? `floats with the tag \`${tag}\`` : 'has no tag'}: pods of one workload may run different versions, and a rollback brings none back; name a version`,
        );
      }
    }
  },
});

/** The images that a kustomization gives a version. */
function namesFixed({ kubernetes }: FactData, floats: (tag: string | null) => boolean): readonly string[] {
  const images = kubernetes?.kustomization?.images ?? [];
  return images.filter(({ tag, digest }) => digest || !floats(tag)).map(({ name }) => name);
}
