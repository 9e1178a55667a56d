import { safe, unsafe } from '../../core/fix.ts';
import { removeWord } from '../../dockerfile/edits.ts';
import type { Argument, VariableUse } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Platform set to its default',
  burden: 'build',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3065', 'buildkit/RedundantTargetPlatform'],
  on: {
    'dockerfile:from'({ instruction: { platform, flags }, file }, { report }) {
      const [variable] = platform?.variables ?? [];
      if (!platform || variable?.name !== 'TARGETPLATFORM' || !isWhole(platform, variable)) return;
      // A default of the file's own is another platform.
      if (file.globalArgs.some(({ name, value }) => name.text === 'TARGETPLATFORM' && value)) return;
      const flag = flags.find(({ value }) => value === platform);
      // Builders before BuildKit do not know the variable, and take what it gives instead.
      const make = variable.modifier ? unsafe : safe;
      report(
        platform.span,
        `\`${platform.text}\` is what FROM takes without the flag, and readers look for a reason; leave it out`,
        { fixes: [flag && make('Remove --platform', removeWord(file, flag.span))] },
      );
    },
  },
});

/** Nothing but the variable, with or without a default. */
function isWhole({ text }: Argument, { modifier, span }: VariableUse): boolean {
  const isPlain = modifier === undefined || modifier === '-' || modifier === ':-';
  return isPlain && text.replace(/^"(.*)"$/u, '$1').length === span.end - span.start;
}
