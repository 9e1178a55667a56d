import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Ignore comment names no rule',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'suppression:unknown'({ name, similar }, { report }) {
      const help = similar ? `did you mean \`${similar}\`?` : 'name a rule, one of its aliases, or a burden';
      report(name.span, `\`${name.text}\` is no rule, so this comment silences nothing; ${help}`, {
        fixes: [similar === undefined ? undefined : unsafe(`Write \`${similar}\``, replace(name.span, similar))],
      });
    },
  },
});
