import { listed, unpinnedPackages } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'apk package without a version',
  burden: 'operating-system',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3018'],
  on: {
    'dockerfile:command'({ command, stage }, { report }) {
      // A digest decides which archive is asked at first; what is newer there is not this file's doing.
      if (stage.from.image?.resolved?.digest) return;
      const packages = unpinnedPackages(command, 'apk');
      if (packages.length === 0) return;
      report(
        packages[0]!.word.span,
        `${listed(packages)} ${packages.length > 1 ? 'come' : 'comes'} in whatever version the branch holds that day; pin what must not change (\`name~=1.2\` survives rebuilds of the package, \`name=1.2.3-r0\` does not)`,
      );
    },
  },
});
