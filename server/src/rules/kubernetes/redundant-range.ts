import { unsafe } from '../../core/fix.ts';
import { type AddressRange, cidrs, covers } from '../../knowledge/address-range.ts';
import { annotatedLists, sourceRanges } from '../../kubernetes/address-lists.ts';
import { grants } from '../../kubernetes/grants.ts';
import type { KubernetesObject } from '../../kubernetes/model.ts';
import { type AllowedRange, allowedRange } from '../../kubernetes/open-list.ts';
import { trafficRules } from '../../kubernetes/traffic.ts';
import { joinRanges, removeRange } from '../../kubernetes/written-range.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Range that another holds already',
  burden: 'networking',
  severity: 'hint',
  preset: 'strict',
  on: {
    'kubernetes:object'(object, { report }) {
      for (const list of listsOf(object)) {
        const plain = list.filter(({ ranges, except = [] }) => ranges.length === 1 && except.length === 0);
        for (const [index, { range, ranges }] of plain.entries()) {
          const own = ranges[0]!;
          const holder = list.find(
            (other) => other.range !== range && covers(other.ranges, own) && !isSameBehind(plain, index, other),
          );
          if (holder) {
            const edits = removeRange(range);
            const isSame = covers([own], holder.ranges[0]!);
            report(
              range.at,
              `\`${range.text}\` ${isSame ? 'is' : 'lies within'} \`${holder.range.text}\` of the same list, and changes nothing; take it out${isSame ? '' : ', or narrow the other'}`,
              {
                fixes: [edits && unsafe(`Remove ${range.text}`, ...edits)],
                related: [{ span: holder.range.at, message: isSame ? 'the same' : 'holds it' }],
              },
            );
            continue;
          }
          const half = plain.slice(index + 1).find((other) => halvesOf(own, other.ranges[0]!));
          if (!half) continue;
          const [whole = ''] = cidrs([own, half.ranges[0]!]);
          const edits = joinRanges(range, half.range, whole);
          report(
            range.at,
            `\`${range.text}\` and \`${half.range.text}\` together are ${whole}; write that, so that the reader sees what it is`,
            {
              fixes: [edits && unsafe(`Write ${whole}`, ...edits)],
              related: [{ span: half.range.at, message: 'the other half' }],
            },
          );
        }
      }
    },
  },
});

/** Every list by itself: ranges of different rules may speak of different ports. */
function listsOf(object: KubernetesObject): (readonly AllowedRange[])[] {
  return [
    ...trafficRules(object).map(({ blocks }) => blocks),
    ...[sourceRanges(object) ?? [], ...annotatedLists(object)].map((ranges) => ranges.map(allowedRange)),
    ...grants(object).map(({ items }) => items),
  ];
}

/** Of two that are the same, the first one stays. */
function isSameBehind(plain: readonly AllowedRange[], index: number, other: AllowedRange): boolean {
  return plain.indexOf(other) > index && covers(plain[index]!.ranges, other.ranges[0]!);
}

function halvesOf(a: AddressRange, b: AddressRange): boolean {
  const isSameSize = a.last - a.first === b.last - b.first;
  return a.family === b.family && a.first !== b.first && isSameSize && cidrs([a, b]).length === 1;
}
