import { safe } from '../../core/fix.ts';
import { removeWord } from '../../dockerfile/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Platform set to its default',
  burden: 'build',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3065', 'buildkit/RedundantTargetPlatform'],
  on: {
    'dockerfile:from'({ instruction: { platform, flags }, file }, { report }) {
      if (!platform || !/^"?\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})"?$/u.test(platform.text)) return;
      // A default of the file's own is another platform.
      if (file.globalArgs.some(({ name, value }) => name.text === 'TARGETPLATFORM' && value)) return;
      const flag = flags.find(({ value }) => value === platform);
      report(
        platform.span,
        `\`${platform.text}\` is what FROM takes without the flag, and readers look for a reason; leave it out`,
        { fixes: [flag && safe('Remove --platform', removeWord(file, flag.span))] },
      );
    },
  },
});
