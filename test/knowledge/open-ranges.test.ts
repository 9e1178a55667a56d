import assert from 'node:assert/strict';
import {
  allowedRanges,
  describeOpening,
  type OpenBounds,
  openBounds,
  openings,
} from '../../server/src/knowledge/open-ranges.ts';

const bounds: OpenBounds = { ipv4: openBounds.ipv4.default, ipv6: openBounds.ipv6.default };
const locals = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/** What is open, and which of the written ranges make it so. A range may have exceptions: `0.0.0.0/0 -10.0.0.0/8`. */
function judge(written: readonly string[], limits = bounds): string[] {
  const items = written.map((text) => {
    const [range = '', ...except] = text.split(' -');
    return { text, ranges: allowedRanges([range], except) };
  });
  return openings(items, limits).map(
    (opening) => `${describeOpening(opening)}: ${opening.items.map(({ text }) => text).join(', ')}`,
  );
}

describe('open ranges', () => {
  const open: readonly [written: string[], ...judgement: string[]][] = [
    [['0.0.0.0/0'], 'the whole IPv4 internet: 0.0.0.0/0'],
    [['1.2.3.4/0'], 'the whole IPv4 internet: 1.2.3.4/0'],
    [['::/0'], 'the whole IPv6 internet: ::/0'],
    [['2000::/3'], 'the whole IPv6 internet: 2000::/3'],
    [['::ffff:0:0/96'], 'the whole IPv4 internet: ::ffff:0:0/96'],
    [['0.0.0.0/0', '::/0'], 'the whole IPv4 internet: 0.0.0.0/0', 'the whole IPv6 internet: ::/0'],
    [['0.0.0.0/1', '128.0.0.0/1'], 'the whole IPv4 internet: 0.0.0.0/1, 128.0.0.0/1'],
    [
      ['0.0.0.0/2', '64.0.0.0/2', '128.0.0.0/2', '192.0.0.0/2'],
      'the whole IPv4 internet: 0.0.0.0/2, 64.0.0.0/2, 128.0.0.0/2, 192.0.0.0/2',
    ],
    // All public addresses lie in the lower half.
    [['::/1', '8000::/1'], 'the whole IPv6 internet: ::/1'],
    [['0.0.0.0/1'], '56% of the IPv4 internet: 0.0.0.0/1'],
    [['10.0.0.0/8', '0.0.0.0/0'], 'the whole IPv4 internet: 0.0.0.0/0'],
    [
      [`0.0.0.0/0${locals.map((local) => ` -${local}`).join('')}`],
      `the whole IPv4 internet: 0.0.0.0/0 -${locals.join(' -')}`,
    ],
    [['0.0.0.0/0 -8.8.8.8/32'], '99% of the IPv4 internet: 0.0.0.0/0 -8.8.8.8/32'],
    [['8.0.0.0/7'], 'as much of the IPv4 internet as a /7: 8.0.0.0/7'],
    [['3.0.0.0/8'], 'as much of the IPv4 internet as a /8: 3.0.0.0/8'],
    [['3.0.0.0/9', '3.128.0.0/9'], 'as much of the IPv4 internet as a /8: 3.0.0.0/9, 3.128.0.0/9'],
    [['3.0.0.0/9', '10.0.0.0/8', '5.0.0.0/9'], 'as much of the IPv4 internet as a /8: 3.0.0.0/9, 5.0.0.0/9'],
    [['2600::/12'], 'as much of the IPv6 internet as a /12: 2600::/12'],
  ];
  for (const [written, ...judgement] of open) {
    it(`${written.join(' + ')} opens ${judgement.join('; ')}`, () => assert.deepEqual(judge(written), judgement));
  }

  const closed: readonly string[][] = [
    [],
    locals,
    ['fc00::/7', 'fe80::/10', '::1/128', '8000::/1'],
    ['0.0.0.0/8', '127.0.0.0/8', '224.0.0.0/3'],
    ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'],
    ['198.51.100.7'],
    ['3.0.0.0/9'],
    ['2600::/17'],
    ['0.0.0.0/0 -0.0.0.0/0'],
    ['0.0.0.0/0 -0.0.0.0/1 -128.0.0.0/1'],
    ['::/0 -2000::/3'],
    ['everyone'],
  ];
  for (const written of closed) {
    it(`${written.join(' + ') || 'nothing'} is not open`, () => assert.deepEqual(judge(written), []));
  }

  it('an exception counts for its own range only', () => {
    assert.deepEqual(judge(['0.0.0.0/0 -0.0.0.0/1', '0.0.0.0/0 -128.0.0.0/1']), [
      'the whole IPv4 internet: 0.0.0.0/0 -0.0.0.0/1, 0.0.0.0/0 -128.0.0.0/1',
    ]);
  });

  it('measures with the bounds it is given', () => {
    assert.deepEqual(judge(['3.0.0.0/16'], { ipv4: 16, ipv6: 16 }), [
      'as much of the IPv4 internet as a /16: 3.0.0.0/16',
    ]);
    assert.deepEqual(judge(['3.0.0.0/8'], { ipv4: 7, ipv6: 16 }), []);
    assert.deepEqual(judge(['198.51.100.7', '8.8.8.8'], { ipv4: 32, ipv6: 16 }), [
      'as much of the IPv4 internet as a /32: 8.8.8.8',
    ]);
  });

  it('the widest bounds still find the whole', () => {
    assert.deepEqual(judge(['0.0.0.0/0', '::/0', '0.0.0.0/1'], { ipv4: 0, ipv6: 0 }), [
      'the whole IPv4 internet: 0.0.0.0/0',
      'the whole IPv6 internet: ::/0',
    ]);
    assert.deepEqual(judge(['0.0.0.0/1'], { ipv4: 0, ipv6: 0 }), []);
  });
});
