import type { FactData } from '../../core/facts.ts';
import { floatingTags, imageParts } from '../../knowledge/image.ts';
import { kustomizationReach } from '../../kubernetes/kustomization.ts';
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
      default: floatingTags,
    },
  },
  // Whether a kustomization puts a version in the tag's place is known only from all files.
  project(files, { options, report }) {
    const floats = (tag: string | null | undefined) => !tag || options.tags.includes(tag);
    const reachOf = kustomizationReach(files);
    const fixing = [...files].flatMap(([uri, { data }]) => {
      const names = namesFixed(data, floats);
      return names.length > 0 ? [{ names, reach: reachOf(uri) }] : [];
    });
    const isFixed = (uri: string, name: string) =>
      fixing.some(({ names, reach }) => names.includes(name) && reach.holds(uri));
    for (const [uri, { data }] of files) {
      for (const { at, image } of data.kubernetes?.images ?? []) {
        const { name, tag, digest } = imageParts(image);
        // `ko://...` and its like are paths of source code: a tool puts an image in their place.
        if (image === '' || image.includes('://') || digest || !floats(tag) || isFixed(uri, name)) continue;
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
