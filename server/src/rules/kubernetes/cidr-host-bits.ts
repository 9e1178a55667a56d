import { unsafe } from '../../core/fix.ts';
import { cidrs, readCidr } from '../../knowledge/address-range.ts';
import { addressLists } from '../../kubernetes/address-lists.ts';
import { rewriteRange, type WrittenRange } from '../../kubernetes/written-range.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Host bits set in a CIDR',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      for (const { ranges, byServer } of addressLists(object)) {
        for (const range of ranges) {
          const cidr = readCidr(range.text);
          if ('fault' in cidr || !cidr.oddities.includes('host-bits')) continue;
          const [network = ''] = cidrs([cidr.range]);
          const [address = ''] = cidrs([cidr.address]);
          report(
            range.at,
            `\`${range.text}\` means all of ${network}, or is refused${byServer ? ', as from Kubernetes 1.36 on' : ''}; write ${network}, or ${address} for the one address`,
            { fixes: [network, address].map((text) => write(range, text)), ...(byServer && { severity: 'error' }) },
          );
        }
      }
    },
  },
});

function write(range: WrittenRange, text: string) {
  const edits = rewriteRange(range, text);
  return edits && unsafe(`Write ${text}`, ...edits);
}
