import { unsafe } from '../../core/fix.ts';
import { referenceFault } from '../../knowledge/image-reference.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Invalid image reference',
  burden: 'base-image',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:container'({ node, image, workload }, { report }) {
      // OpenShift fills a blank in when its image stream changes.
      if (!image?.trim() || workload.object.kind === 'DeploymentConfig' || isPlaceholder(image)) return;
      const fault = image === image.trim() ? referenceFault(image) : 'it must have no blanks around it';
      if (!fault) return;
      const at = node.get('image')!;
      const mended = mend(image);
      const edits = mended === undefined ? undefined : replaceScalar(at, mended);
      report(at.span, `\`${image.trim()}\` is no image reference, so no pod starts (InvalidImageName): ${fault}`, {
        fixes: [edits && unsafe(`Write ${mended}`, ...edits)],
      });
    },
  },
});

/** What something else puts an image in the place of: `$(IMAGE)`, `ko://...`, `<image>`, `IMAGE_TAG`, `gcr.io/PROJECT/app`. */
function isPlaceholder(image: string): boolean {
  return /:\/\/|[$%#&|<>{}()[\]]|__|\.\.\.|@\w+@/u.test(image) || /(?:^|\/)[A-Z][A-Z0-9_-]*(?=[/:]|$)/u.test(image);
}

/** Blanks gone, and the name in lower case, where that is all that is wrong. */
function mend(image: string): string | undefined {
  const [, name = '', rest = ''] = /^(.*?)((?::[^:/]*)?(?:@.*)?)$/u.exec(image.trim()) ?? [];
  const mended = name.toLowerCase() + rest;
  return mended !== image && referenceFault(mended) === undefined ? mended : undefined;
}
