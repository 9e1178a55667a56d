import { imageParts } from '../../knowledge/image.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Image without a digest',
  burden: 'base-image',
  severity: 'hint',
  preset: 'all',
  aliases: ['checkov/CKV_K8S_43'],
  on: {
    'kubernetes:container'({ node, image }, { report }) {
      if (!image?.trim() || image.includes('://')) return;
      const { name, tag, digest } = imageParts(image);
      // Without a tag it floats, which is worse, and another rule's to say.
      if (digest || !tag) return;
      report(
        node.get('image')!.span,
        `the tag \`${tag}\` of \`${name}\` can be moved to another image, and pods that start later get that one; add its digest`,
      );
    },
  },
});
