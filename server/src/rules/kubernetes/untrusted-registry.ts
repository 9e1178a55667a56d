import { domainOf } from '../../knowledge/image-reference.ts';
import { isListed } from '../../knowledge/registries.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Registry is not trusted',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  aliases: ['trivy/KSV-0032', 'trivy/KSV-0033', 'trivy/KSV-0034', 'trivy/KSV-0035', 'trivy/KSV-0125'],
  options: {
    registries: {
      description:
        'The registries that images may come from. One `*` stands for anything. Where empty, all may be used.',
      default: [],
    },
  },
  on: {
    'kubernetes:container'({ node, image }, { options, report }) {
      // Paths of source code (`ko://...`) are replaced by a tool.
      if (!image?.trim() || image.includes('://') || options.registries.length === 0) return;
      const registry = domainOf(image) ?? 'docker.io';
      if (isListed(registry, options.registries)) return;
      report(
        node.get('image')!.span,
        `\`${registry}\` is not among the registries that you trust, and what comes from there runs in your cluster; take the image from one of them`,
      );
    },
  },
});
