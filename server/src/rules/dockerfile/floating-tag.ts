import { imageConfig } from '../../knowledge/image-config.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Base image tag floats',
  burden: 'base-image',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3006', 'hadolint/DL3007', 'checkov/CKV_DOCKER_7', 'trivy/DS-0001'],
  options: {
    tags: {
      description: 'Tags that name no version but whatever is newest.',
      default: ['latest', 'edge', 'nightly', 'rolling', 'main', 'master'],
    },
  },
  on: {
    'dockerfile:from'({ instruction: { image }, stage }, { options, report }) {
      const name = image?.resolved;
      if (!image || !name || stage.parent || name.digest || name.repository === 'scratch') return;
      if (name.tag !== undefined && !options.tags.includes(name.tag)) return;
      if (imageConfig(name).newest) return;
      const alias = name.tag === undefined ? 'hadolint/DL3006' : name.tag === 'latest' ? 'hadolint/DL3007' : undefined;
      const what = name.tag === undefined ? 'has no tag' : `floats with the tag \`${name.tag}\``;
      report(
        image.tag?.span ?? image.span,
        `\`${name.repository}\` ${what}: every build takes what is newest that day, and none can be repeated; name a version`,
        { ...(alias && { alias }) },
      );
    },
  },
});
