import { insert } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { accountOf } from '../../dockerfile/accounts.ts';
import { rule } from '../rule.ts';

/** A log that is tens of megabytes large: 292 bytes a user in lastlog, 32 in faillog. */
const largeUid = 100_000;

export default rule({
  title: 'useradd with a large number and a log',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3046'],
  on: {
    'dockerfile:command'({ command, instruction }, { report }) {
      const account = accountOf(command, instruction.environment);
      if (!account?.isUseradd || account.withoutLog || !(Number(account.uid) >= largeUid)) return;
      report(
        command.name!.span,
        `user ${account.uid} gets a line in /var/log/lastlog, which grows to hold it: on disk it is empty, but in the image's layer all of it is written out; add --no-log-init`,
        { fixes: [safe('Add --no-log-init', insert(command.name!.span.end, ' --no-log-init'))] },
      );
    },
  },
});
