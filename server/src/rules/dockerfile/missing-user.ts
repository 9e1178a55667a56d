import { unsafe } from '../../core/fix.ts';
import { accountsOf, stepsDown } from '../../dockerfile/accounts.ts';
import { baseConfig } from '../../dockerfile/base.ts';
import { after } from '../../dockerfile/edits.ts';
import type { Dockerfile, Stage } from '../../dockerfile/model.ts';
import { chainOf } from '../../dockerfile/stages.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'No user but root',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: ['trivy/DS-0002', 'checkov/CKV_DOCKER_3'],
  on: {
    'dockerfile:stage-end'({ stage, file }, { report }) {
      const base = baseConfig(stage);
      if (!stage.isFinal || stage.environment.user || !base?.root || stepsDown(stage)) return;
      const { image } = chainOf(stage).at(-1)!.from;
      report(
        stage.from.image!.span,
        `\`${image!.value}\` runs as root, and no USER changes that: whoever breaks out of the process is root in the container, and one flaw from the host; end with a USER of its own`,
        { fixes: [userFix(stage, file, base.user?.uid)] },
      );
    },
  },
});

/** The last user that is made here, or the one that the base has ready: by its number where that is known. */
function userFix(stage: Stage, file: Dockerfile, ready: string | undefined) {
  const account = accountsOf(stage).at(-1);
  const user = account ? (account.uid ?? account.name) : ready;
  const last = stage.instructions.at(-1) ?? stage.from;
  return user && /^[\w.-]+$/u.test(user)
    ? unsafe(`End with USER ${user}`, after(file, last, `USER ${user}`))
    : undefined;
}
