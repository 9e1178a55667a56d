import type { Alias } from '../../core/rule.ts';
import { floatingInstall, listed } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

/** hadolint has a code for each program. */
const aliases: ReadonlyMap<string, Alias> = new Map([
  ['yum', 'hadolint/DL3033'],
  ['zypper', 'hadolint/DL3037'],
  ['dnf', 'hadolint/DL3041'],
  ['microdnf', 'hadolint/DL3041'],
]);

export default rule({
  title: 'rpm package without a version',
  burden: 'operating-system',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3033', 'hadolint/DL3037', 'hadolint/DL3041'],
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const floating = floatingInstall(event, 'rpm');
      if (!floating) return;
      const { at, program, packages, severity } = floating;
      const alias = aliases.get(program);
      report(
        at.span,
        `${listed(packages, 'comes', 'come')} in whatever version the repository holds that day; pin what must not change (\`name-version\`), and renew the pin, as repositories drop old versions`,
        { ...(severity && { severity }), ...(alias && { alias }) },
      );
    },
  },
});
