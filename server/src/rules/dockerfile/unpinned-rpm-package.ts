import { listed, unpinnedPackages } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'rpm package without a version',
  burden: 'operating-system',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3033', 'hadolint/DL3037', 'hadolint/DL3041'],
  on: {
    'dockerfile:command'({ command, stage }, { report }) {
      // A digest decides which archive is asked at first; what is newer there is not this file's doing.
      if (stage.from.image?.resolved?.digest) return;
      const packages = unpinnedPackages(command, 'rpm');
      if (packages.length === 0) return;
      report(
        packages[0]!.word.span,
        `${listed(packages)} ${packages.length > 1 ? 'come' : 'comes'} in whatever version the repository holds that day; pin what must not change (\`name-version\`), and renew the pin, as repositories drop old versions`,
      );
    },
  },
});
