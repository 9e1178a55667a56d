import { unsafe } from '../../core/fix.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Soft limit above the hard one',
  burden: 'resources',
  severity: 'error',
  preset: 'recommended',
  on: {
    'docker-daemon:file'({ root }, { report }) {
      for (const { key, value } of root.get('default-ulimits')?.entries ?? []) {
        const soft = value.get('Soft');
        const hard = value.get('Hard')?.number;
        // -1 is no limit.
        if (!soft || hard === undefined || hard < 0 || soft.number === undefined) continue;
        if (soft.number >= 0 && soft.number <= hard) continue;
        const edits = replaceScalar(soft, hard);
        report(
          soft.span,
          `the soft limit of \`${key.text}\` is above its hard limit of ${hard}: no container starts with it; lower it`,
          { fixes: [edits && unsafe(`Lower it to ${hard}`, ...edits)] },
        );
      }
    },
  },
});
