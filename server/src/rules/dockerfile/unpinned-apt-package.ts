import { floatingInstall, listed } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'apt package without a version',
  burden: 'operating-system',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3008'],
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const floating = floatingInstall(event, 'apt');
      if (!floating) return;
      const { at, packages, severity } = floating;
      report(
        at.span,
        `${listed(packages, 'comes', 'come')} in whatever version the archive holds that day; pin what must not change (\`name=version\`, or a snapshot archive for all), and renew the pin, as archives drop old versions`,
        { ...(severity && { severity }) },
      );
    },
  },
});
