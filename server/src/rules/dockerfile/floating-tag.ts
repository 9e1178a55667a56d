import { insert, replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import type { ImageReference } from '../../dockerfile/model.ts';
import { newestTag } from '../../knowledge/base-images.ts';
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
    date: { description: 'The day to choose the newest release by, as `2026-11-24`. Empty: today.', default: '' },
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
        { ...(alias && { alias }), fixes: [newestFix(image, options.date || new Date().toISOString().slice(0, 10))] },
      );
    },
  },
});

/** Undefined where the newest release is not known, or where a variable stands in the place of the tag. */
function newestFix({ resolved, repository, tag }: ImageReference, today: string) {
  const newest = resolved && (tag === undefined || tag.text === 'latest') ? newestTag(resolved, today) : undefined;
  if (newest === undefined || repository.text !== resolved!.repository) return undefined;
  const edit = tag ? replace(tag.span, newest) : insert(repository.span.end, `:${newest}`);
  return unsafe(`Write ${repository.text}:${newest}, the newest release known on ${today}`, edit);
}
