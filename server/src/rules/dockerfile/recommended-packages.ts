import { insert } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { installOf } from '../../dockerfile/installs.ts';
import { isSet } from '../../dockerfile/package-settings.ts';
import type { ParsedArguments } from '../../shell/arguments.ts';
import { rule } from '../rule.ts';

const flag = '--no-install-recommends';

export default rule({
  title: 'Recommended packages come along',
  burden: 'operating-system',
  severity: 'information',
  preset: 'strict',
  aliases: ['hadolint/DL3015', 'trivy/DS-0029'],
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const install = installOf(event);
      if (install?.family !== 'apt' || !install.subcommand || install.program.text.endsWith('aptitude')) return;
      if (isDecided(install.parsed) || isSet('recommends', event)) return;
      report(
        install.subcommand.span,
        `what the packages recommend is installed as well: often hundreds of megabytes that nothing here uses, each with flaws of its own; add ${flag} and name what is needed`,
        { fixes: [unsafe(`Add ${flag}`, insert(install.subcommand.span.end, ` ${flag}`))] },
      );
    },
  },
});

function isDecided(parsed: ParsedArguments): boolean {
  return parsed.has(flag, '--install-recommends', '--no-recommends', '-R', '--without-recommends');
}
