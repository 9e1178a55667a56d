import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { accountsOf } from '../../dockerfile/accounts.ts';
import { baseConfig } from '../../dockerfile/base.ts';
import type { Stage } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'User by name',
  burden: 'security',
  severity: 'hint',
  preset: 'all',
  aliases: ['hadolint/DL3066'],
  on: {
    'dockerfile:stage-end'({ stage }, { report }) {
      const user = stage.environment.user?.name;
      if (!stage.isFinal || user?.value === undefined || !/^[a-z_]/iu.test(user.value) || user.value === 'root') return;
      // Users of Windows have no numbers.
      if (/^Container(?:User|Administrator)$/iu.test(user.value)) return;
      const uid = uidOf(user.value, stage);
      report(
        user.span,
        `Kubernetes cannot tell that \`${user.text}\` is not root, and refuses the container where runAsNonRoot is asked for; write its number`,
        {
          fixes: [
            uid !== undefined && /^[1-9]\d*$/u.test(uid)
              ? unsafe(`Write USER ${uid}`, replace(user.span, uid))
              : undefined,
          ],
        },
      );
    },
  },
});

/** The number that the file gives the user, or that the base image is known for. */
function uidOf(user: string, stage: Stage): string | undefined {
  const account = accountsOf(stage).findLast(({ name }) => name === user);
  if (account) return account.uid;
  const ready = baseConfig(stage)?.user;
  return ready?.name === user ? ready.uid : undefined;
}
