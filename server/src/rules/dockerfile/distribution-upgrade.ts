import { rule } from '../rule.ts';

export default rule({
  title: 'Distribution is upgraded in the build',
  burden: 'operating-system',
  severity: 'warning',
  preset: 'strict',
  aliases: ['hadolint/DL3035'],
  on: {
    'dockerfile:manager-call'({ call: { program, subcommand } }, { report }) {
      if (!program.text.endsWith('zypper') || !/^(?:dup|dist-upgrade)$/u.test(subcommand?.value ?? '')) return;
      report(
        subcommand!.span,
        `\`zypper ${subcommand!.text}\` moves every package to what the repositories hold that day, downgrades and other vendors included: the tag of the base image no longer says what is inside; start from a newer base, or use \`zypper patch\``,
      );
    },
  },
});
