import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { baseConfig } from '../../dockerfile/base.ts';
import type { Argument } from '../../dockerfile/model.ts';
import { isRelative, resolvePath } from '../../dockerfile/paths.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Relative WORKDIR without an absolute one',
  burden: 'base-image',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3000', 'buildkit/WorkdirRelativePath', 'trivy/DS-0009', 'checkov/CKV_DOCKER_10'],
  on: {
    'dockerfile:workdir'({ instruction: { path, environment, onbuild }, stage }, { report }) {
      // Below another WORKDIR it is clear where it leads; where that one is at fault, it is reported itself.
      if (!path || onbuild || environment.workdir || !isRelative(path)) return;
      const config = baseConfig(stage);
      // OSS-Fuzz tells its users to write it so: its builders start where they clone to.
      if (config?.newest) return;
      report(
        path.span,
        `\`${path.text}\` lies below whatever folder the base image starts in, and moves when that one does; begin with an absolute WORKDIR`,
        { fixes: [absoluteFix(path, config?.workdir)] },
      );
    },
  },
});

function absoluteFix({ text, value, span }: Argument, folder: string | undefined) {
  if (folder === undefined || value !== text) return undefined;
  const whole = resolvePath(folder, value);
  return unsafe(`Write WORKDIR ${whole}`, replace(span, whole));
}
