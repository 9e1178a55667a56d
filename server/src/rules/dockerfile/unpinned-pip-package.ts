import { floatingInstall, listed } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'pip package without a version',
  burden: 'operating-system',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3013'],
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const floating = floatingInstall(event, 'pip');
      if (!floating) return;
      report(
        floating.at.span,
        `${listed(floating.packages, 'comes', 'come')} in whatever version is newest that day, and one release of it or of what it needs breaks the build; write \`name==version\`, or install a requirements file`,
      );
    },
  },
});
