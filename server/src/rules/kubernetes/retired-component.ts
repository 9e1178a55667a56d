import { imageParts } from '../../knowledge/image.ts';
import { retiredComponent } from '../../knowledge/retired-components.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Component of the cluster that nobody looks after',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['checkov/CKV_K8S_33', 'checkov/CKV_K8S_34', 'checkov/CKV_K8S_44', 'checkov/CKV_K8S_45', 'trivy/KSV-0102'],
  on: {
    'kubernetes:container'({ node, image }, { report }) {
      const component = image === undefined ? undefined : retiredComponent(imageParts(image).name);
      if (!component) return;
      const { name, since, instead } = component;
      report(
        node.get('image')!.span,
        `${name} was given up in ${since}, and its holes are not mended any more; ${instead}`,
      );
    },
  },
});
