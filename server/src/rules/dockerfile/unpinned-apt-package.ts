import { listed, unpinnedPackages } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'apt package without a version',
  burden: 'operating-system',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3008'],
  on: {
    'dockerfile:command'({ command, stage }, { report }) {
      // A digest decides which archive is asked at first; what is newer there is not this file's doing.
      if (stage.from.image?.resolved?.digest) return;
      const packages = unpinnedPackages(command, 'apt');
      if (packages.length === 0) return;
      report(
        packages[0]!.word.span,
        `${listed(packages)} ${packages.length > 1 ? 'come' : 'comes'} in whatever version the archive holds that day; pin what must not change (\`name=version\`, or a snapshot archive for all), and renew the pin, as archives drop old versions`,
      );
    },
  },
});
