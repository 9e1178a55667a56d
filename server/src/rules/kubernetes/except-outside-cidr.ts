import { covers, readCidr } from '../../knowledge/address-range.ts';
import { trafficRules } from '../../kubernetes/traffic.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Exception outside of its CIDR',
  burden: 'networking',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      for (const { range, except, holder } of trafficRules(object).flatMap(({ blocks }) => blocks)) {
        const whole = readCidr(range.text);
        if (!holder || 'fault' in whole) continue;
        for (const exception of except) {
          const part = readCidr(exception.text);
          if ('fault' in part) continue;
          const inside = covers([whole.range], part.range);
          if (inside && !covers([part.range], whole.range)) continue;
          report(
            exception.at,
            `\`${exception.text}\` ${inside ? 'is all' : 'is no part'} of \`${range.text}\`, so the policy is refused; except only what lies within the cidr`,
            { related: [{ span: range.at, message: 'the cidr' }] },
          );
        }
      }
    },
  },
});
