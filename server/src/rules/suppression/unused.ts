import { remove } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Ignore comment silences nothing',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'suppression:unused'({ name, removal }, { report }) {
      report(
        name.span,
        `nothing here is silenced by \`${name.text}\`: it hides the next real finding from you; remove it`,
        { fixes: [safe(`Remove \`${name.text}\` from the comment`, remove(removal))] },
      );
    },
  },
});
