import { listed, unpinnedPackages } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'pip package without a version',
  burden: 'operating-system',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3013'],
  on: {
    'dockerfile:command'({ command }, { report }) {
      const packages = unpinnedPackages(command, 'pip');
      if (packages.length === 0) return;
      report(
        packages[0]!.word.span,
        `${listed(packages)} ${packages.length > 1 ? 'come' : 'comes'} in whatever version is newest that day, and one release of it or of what it needs breaks the build; write \`name==version\`, or install a requirements file`,
      );
    },
  },
});
