import { unsafe } from '../../core/fix.ts';
import { type Cidr, cidrs, readCidr } from '../../knowledge/address-range.ts';
import { addressLists } from '../../kubernetes/address-lists.ts';
import { rewriteRange } from '../../kubernetes/written-range.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'CIDR that is none',
  burden: 'networking',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      for (const { ranges, byServer, takesAddresses } of addressLists(object)) {
        for (const range of ranges) {
          // Words, placeholders and variables are somebody else's to fill in.
          if (!/^[\d:][^$<{(]*$|^[\da-f]+:[^$<{(]*$/iu.test(range.text)) continue;
          const cidr = readCidr(range.text);
          const fault = 'fault' in cidr ? cidr.fault : oddity(cidr, takesAddresses);
          if (fault === undefined) continue;
          const [instead] = 'fault' in cidr || cidr.oddities.includes('host-bits') ? [] : cidrs([cidr.range]);
          const edits = instead === undefined ? undefined : rewriteRange(range, instead);
          report(
            range.at,
            `\`${range.text}\` is refused${byServer ? '' : ', or passed over,'} as a CIDR: ${fault}${instead ? `; write ${instead}` : ''}`,
            { fixes: [edits && unsafe(`Write ${instead}`, ...edits)], ...(byServer && { severity: 'error' }) },
          );
        }
      }
    },
  },
});

function oddity({ bare, oddities }: Cidr, takesAddresses: boolean): string | undefined {
  if (oddities.includes('mapped')) return 'it is an IPv4 range in the form of an IPv6 one';
  if (oddities.includes('leading-zeros')) return 'with leading zeros it is decimal to some and octal to others';
  return bare && !takesAddresses ? 'the prefix length is missing' : undefined;
}
