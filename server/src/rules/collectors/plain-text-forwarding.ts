import { destinationsOf, isOutside } from '../../collectors/destination.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Logs sent in plain text',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'collectors:part'(part, { report }) {
      for (const destination of destinationsOf(part)) {
        if (destination.encrypted || !isOutside(destination)) continue;
        report(
          destination.at,
          `logs go to \`${destination.host}\` in plain text: whoever stands between reads what people do and the secrets that slip into logs; turn TLS on`,
        );
      }
    },
  },
});
