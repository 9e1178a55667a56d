import { unsafe } from '../../core/fix.ts';
import { after } from '../../dockerfile/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Image ends as root',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3002', 'checkov/CKV_DOCKER_8', 'trivy/DS-0002'],
  on: {
    'dockerfile:stage-end'({ stage, file }, { report }) {
      const { user } = stage.environment;
      if (!stage.isFinal || !user?.name || !isRoot(user.name.value)) return;
      const earlier = user.environment.user?.user;
      const back = earlier?.value !== undefined && !isRoot(user.environment.user?.name?.value) ? earlier : undefined;
      const last = stage.instructions.at(-1);
      report(
        user.name.span,
        `the image ends as \`${user.name.text}\`: whoever breaks out of the process is root in the container, and one flaw from the host; end with a USER of its own`,
        { fixes: [back && last && unsafe(`End with USER ${back.text}`, after(file, last, `USER ${back.text}`))] },
      );
    },
  },
});

function isRoot(name: string | undefined): boolean {
  return name === 'root' || name === '0';
}
