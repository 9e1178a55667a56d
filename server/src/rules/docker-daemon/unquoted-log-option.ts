import { replace } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Log option without quotes',
  burden: 'logging',
  severity: 'error',
  preset: 'recommended',
  on: {
    'docker-daemon:file'({ root }, { report }) {
      for (const { key, value } of root.get('log-opts')?.entries ?? []) {
        if (value.kind !== 'scalar' || value.style !== 'plain' || value.unknown) continue;
        report(
          value.span,
          `\`${key.text}\` has to be a text: with ${value.source} the daemon does not start; put it in double quotes`,
          { fixes: [safe('Put it in quotes', replace(value.span, `"${value.source}"`))] },
        );
      }
    },
  },
});
