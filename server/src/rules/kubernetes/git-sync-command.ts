import { imageParts } from '../../knowledge/image.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Program of git-sync set from outside',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: ['checkov/CKV_K8S_159'],
  on: {
    'kubernetes:container'(container, { report }) {
      if (container.image === undefined || !/(?:^|\/)git-sync$/u.test(imageParts(container.image).name)) return;
      for (const { at, name } of container.env) {
        if (name !== 'GITSYNC_GIT') continue;
        report(
          at,
          `\`GITSYNC_GIT\` names the program that ${called(container, 'git-sync')} runs, so whoever may set it runs what he likes there; leave it out, and the git of the image is used`,
        );
      }
    },
  },
});
