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
          const isAll = covers([part.range], whole.range);
          if (covers([whole.range], part.range) && !isAll) continue;
          report(
            exception.at,
            `\`${exception.text}\` is ${isAll ? 'all' : 'no part'} of \`${range.text}\`, so the policy is refused; except only some of what lies within the cidr`,
            { related: [{ span: range.at, message: 'the cidr' }] },
          );
        }
      }
    },
  },
});
