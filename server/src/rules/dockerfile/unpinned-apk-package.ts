import { floatingInstall, listed } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'apk package without a version',
  burden: 'operating-system',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3018'],
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const floating = floatingInstall(event, 'apk');
      if (!floating) return;
      const { at, packages, severity } = floating;
      report(
        at.span,
        `${listed(packages, 'comes', 'come')} in whatever version the branch holds that day; pin what must not change (\`name~=1.2\` survives rebuilds of the package, \`name=1.2.3-r0\` does not)`,
        { ...(severity && { severity }) },
      );
    },
  },
});
