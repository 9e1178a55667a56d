import { replace } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Stage name with capitals',
  burden: 'build',
  severity: 'hint',
  preset: 'strict',
  aliases: ['buildkit/StageNameCasing'],
  on: {
    'dockerfile:from'({ instruction: { alias } }, { report }) {
      if (!alias) return;
      const lower = alias.text.toLowerCase();
      if (lower === alias.text) return;
      report(
        alias.span,
        `the stage \`${alias.text}\` is called \`${lower}\` by the builder, and a FROM that names it as it stands here finds nothing; write it in lower case`,
        { fixes: [safe(`Write \`${lower}\``, replace(alias.span, lower))] },
      );
    },
  },
});
