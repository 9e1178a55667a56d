import { floatingInstall, listed } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Package of the build without a version',
  burden: 'operating-system',
  severity: 'hint',
  preset: 'all',
  aliases: ['hadolint/DL3008', 'hadolint/DL3018', 'hadolint/DL3033', 'hadolint/DL3037', 'hadolint/DL3041'],
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const { family } = event.call;
      if (family !== 'apt' && family !== 'apk' && family !== 'rpm') return;
      const floating = floatingInstall(event, family, 'gone');
      if (!floating) return;
      report(
        floating.at.span,
        `${listed(floating.packages, 'comes', 'come')} in whatever version there is that day: the image does not keep it, but what is built with it may turn out otherwise; pin it if builds have to be repeatable`,
      );
    },
  },
});
