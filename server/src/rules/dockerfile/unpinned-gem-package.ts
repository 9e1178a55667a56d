import { floatingInstall, listed } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'gem without a version',
  burden: 'operating-system',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3028'],
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const floating = floatingInstall(event, 'gem');
      if (!floating) return;
      report(
        floating.at.span,
        `${listed(floating.packages, 'comes', 'come')} in whatever version is newest that day, and one release of it or of what it needs breaks the build; write \`name:version\`, or use a Gemfile.lock`,
      );
    },
  },
});
