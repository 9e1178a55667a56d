import { floatingInstall, listed } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'conda package without a version',
  burden: 'operating-system',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const floating = floatingInstall(event, 'conda');
      if (!floating) return;
      report(
        floating.at.span,
        `${listed(floating.packages, 'comes', 'come')} in whatever version is newest that day, and one release of it or of what it needs breaks the build; write \`name=version\`, or install from a lock file`,
      );
    },
  },
});
