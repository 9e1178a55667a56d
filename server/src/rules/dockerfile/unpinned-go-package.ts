import { listed, unpinnedPackages } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Go program without a version',
  burden: 'operating-system',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3062'],
  on: {
    'dockerfile:command'({ command }, { report }) {
      const packages = unpinnedPackages(command, 'go');
      if (packages.length === 0) return;
      report(
        packages[0]!.word.span,
        `${listed(packages)} ${packages.length > 1 ? 'are' : 'is'} built from whatever is newest that day, and none of these builds can be repeated; write \`path@version\``,
      );
    },
  },
});
