import assert from 'node:assert/strict';
import {
  type AddressRange,
  cidrs,
  count,
  covers,
  readCidr,
  readRanges,
  subtract,
  union,
} from '../../server/src/knowledge/address-range.ts';

function range(text: string): AddressRange {
  const cidr = readCidr(text);
  assert.ok(!('fault' in cidr), text);
  return cidr.range;
}

describe('address ranges: reading', () => {
  const readable: readonly [text: string, cidr: string, ...oddities: string[]][] = [
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['192.0.2.7', '192.0.2.7/32'],
    ['255.255.255.255/32', '255.255.255.255/32'],
    ['10.0.0.5/8', '10.0.0.0/8', 'host-bits'],
    ['1.2.3.4/0', '0.0.0.0/0', 'host-bits'],
    ['192.168.0.255/31', '192.168.0.254/31', 'host-bits'],
    ['010.0.0.0/8', '10.0.0.0/8', 'leading-zeros'],
    ['10.0.0.00/8', '10.0.0.0/8', 'leading-zeros'],
    ['10.0.0.0/08', '10.0.0.0/8', 'leading-zeros'],
    ['010.0.0.1/8', '10.0.0.0/8', 'host-bits', 'leading-zeros'],
    ['::/0', '::/0'],
    ['::', '::/128'],
    ['::1', '::1/128'],
    ['::/1', '::/1'],
    ['8000::/1', '8000::/1'],
    ['2001:DB8::/32', '2001:db8::/32'],
    ['2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1/128'],
    ['2001:db8::1/64', '2001:db8::/64', 'host-bits'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0/128'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8/128'],
    ['64:ff9b::192.0.2.1', '64:ff9b::c000:201/128'],
    ['::ffff:0:0/96', '0.0.0.0/0', 'mapped'],
    ['::ffff:0.0.0.0/96', '0.0.0.0/0', 'mapped'],
    ['::ffff:10.0.0.0/104', '10.0.0.0/8', 'mapped'],
    ['::ffff:10.0.0.1/104', '10.0.0.0/8', 'host-bits', 'mapped'],
    ['::FFFF:192.0.2.7', '192.0.2.7/32', 'mapped'],
    ['::ffff:010.0.0.1', '10.0.0.1/32', 'leading-zeros', 'mapped'],
    // More than the mapped addresses, so it stays what it is.
    ['::ffff:0:0/95', '::fffe:0:0/95', 'host-bits'],
  ];
  for (const [text, cidr, ...oddities] of readable) {
    it(`${text} is ${[cidr, ...oddities].join(', ')}`, () => {
      const read = readCidr(text);
      assert.ok(!('fault' in read));
      assert.deepEqual(cidrs([read.range]), [cidr]);
      assert.deepEqual(read.oddities, oddities);
      assert.equal(read.bare, !text.includes('/'));
    });
  }

  const faults: readonly [text: string, fault: RegExp][] = [
    ['', /no IP address/u],
    ['/8', /no IP address/u],
    ['10.0.0/8', /no IP address/u],
    ['10.0.0.0.0/8', /no IP address/u],
    ['10.0.0.x/8', /no IP address/u],
    ['10.0..0/8', /no IP address/u],
    ['-1.0.0.0/8', /no IP address/u],
    ['0xa.0.0.0/8', /no IP address/u],
    [' 10.0.0.0/8', /no IP address/u],
    ['localhost', /no IP address/u],
    ['*', /no IP address/u],
    ['256.0.0.0/8', /greater than 255/u],
    ['10.0.0.0/33', /longer than the 32 bits/u],
    ['10.0.0.0/99999999999999999999', /longer than the 32 bits/u],
    ['::/129', /longer than the 128 bits/u],
    ['::ffff:0:0/129', /longer than the 128 bits/u],
    ['10.0.0.0/', /no number/u],
    ['10.0.0.0/-1', /no number/u],
    ['10.0.0.0/8 ', /no number/u],
    ['10.0.0.0/8/8', /more than one slash/u],
    ['10.0.0.0/255.0.0.0', /not a netmask/u],
    ['1::2::3', /more than one `::`/u],
    [':::', /no IP address/u],
    [':1', /no IP address/u],
    ['1:2:3:4:5:6:7', /no IP address/u],
    ['1:2:3:4:5:6:7:8:9', /no IP address/u],
    ['1:2:3:4::5:6:7:8', /no IP address/u],
    ['12345::', /no IP address/u],
    ['g::', /no IP address/u],
    ['1.2.3.4::', /no IP address/u],
    ['::1.2.3', /no IP address/u],
    ['::300.0.0.1', /greater than 255/u],
    ['fe80::1%eth0/64', /zone/u],
  ];
  for (const [text, fault] of faults) {
    it(`"${text}" cannot be read`, () => {
      const read = readCidr(text);
      assert.ok('fault' in read);
      assert.match(read.fault, fault);
    });
  }

  it('keeps the address that stands before the slash', () => {
    const read = readCidr('10.0.0.5/8');
    assert.ok(!('fault' in read));
    assert.deepEqual(cidrs([read.address]), ['10.0.0.5/32']);
  });
});

describe('address ranges: sets', () => {
  const unions: readonly [list: string[], result: string[]][] = [
    [[], []],
    [['0.0.0.0/1', '128.0.0.0/1'], ['0.0.0.0/0']],
    [['128.0.0.0/1', '0.0.0.0/1'], ['0.0.0.0/0']],
    [['64.0.0.0/2', '192.0.0.0/2', '0.0.0.0/2', '128.0.0.0/2'], ['0.0.0.0/0']],
    [['::/1', '8000::/1'], ['::/0']],
    [['::/2', '4000::/2', '8000::/1'], ['::/0']],
    [
      ['0.0.0.0/0', '::/0'],
      ['0.0.0.0/0', '::/0'],
    ],
    [['10.0.0.0/8', '10.1.0.0/16'], ['10.0.0.0/8']],
    [
      ['10.0.0.0/8', '12.0.0.0/8'],
      ['10.0.0.0/8', '12.0.0.0/8'],
    ],
    [['10.0.0.0/8', '11.0.0.0/8'], ['10.0.0.0/7']],
    [
      ['11.0.0.0/8', '12.0.0.0/8'],
      ['11.0.0.0/8', '12.0.0.0/8'],
    ],
    [['::ffff:0:0/97', '128.0.0.0/1'], ['0.0.0.0/0']],
  ];
  for (const [list, result] of unions) {
    it(`${list.join(' + ') || 'nothing'} is ${result.join(' + ') || 'nothing'}`, () => {
      assert.deepEqual(cidrs(union(list.map(range))), result);
    });
  }

  const differences: readonly [from: string[], removed: string[], result: string[]][] = [
    [['0.0.0.0/0'], [], ['0.0.0.0/0']],
    [['0.0.0.0/0'], ['0.0.0.0/0'], []],
    [['0.0.0.0/0'], ['::/0'], ['0.0.0.0/0']],
    [['0.0.0.0/0'], ['128.0.0.0/1'], ['0.0.0.0/1']],
    [['0.0.0.0/0'], ['0.0.0.0/1', '128.0.0.0/1'], []],
    [['10.0.0.0/30'], ['10.0.0.1'], ['10.0.0.0/32', '10.0.0.2/31']],
    [['10.0.0.0/30'], ['10.0.0.3'], ['10.0.0.0/31', '10.0.0.2/32']],
    [
      ['10.0.0.0/30', '10.0.0.8/30'],
      ['10.0.0.2/31', '10.0.0.8/31'],
      ['10.0.0.0/31', '10.0.0.10/31'],
    ],
    [['192.168.0.0/24'], ['10.0.0.0/8'], ['192.168.0.0/24']],
    [['10.1.0.0/16'], ['10.0.0.0/8'], []],
    [['::/0'], ['8000::/1'], ['::/1']],
    [['8.0.0.0/6'], ['10.0.0.0/8'], ['8.0.0.0/7', '11.0.0.0/8']],
  ];
  for (const [from, removed, result] of differences) {
    it(`${from.join(' + ')} without ${removed.join(', ') || 'anything'} is ${result.join(' + ') || 'nothing'}`, () => {
      assert.deepEqual(cidrs(subtract(from.map(range), removed.map(range))), result);
    });
  }

  it('counts each address once, by family', () => {
    const list = ['10.0.0.0/30', '10.0.0.2/31', '::/126'].map(range);
    assert.equal(count(list, 4), 4n);
    assert.equal(count(list, 6), 4n);
    assert.equal(count([range('::/0')], 6), 1n << 128n);
  });

  it('covers what lies within, even across the seam of two ranges', () => {
    assert.ok(covers([range('0.0.0.0/0')], range('169.254.169.254')));
    assert.ok(covers(['0.0.0.0/1', '128.0.0.0/1'].map(range), range('64.0.0.0/0')));
    assert.ok(covers(['10.0.0.0/9', '10.128.0.0/9'].map(range), range('10.0.0.0/8')));
    assert.ok(!covers([range('10.0.0.0/9')], range('10.0.0.0/8')));
    assert.ok(!covers([range('::/0')], range('10.0.0.0/8')));
  });

  it('leaves out what cannot be read', () => {
    assert.deepEqual(cidrs(readRanges(['10.0.0.0/8', 'ten', '10.0.0.0/40'])), ['10.0.0.0/8']);
  });

  it('gives back every prefix as it was', () => {
    for (let prefix = 0; prefix <= 32; prefix++)
      assert.deepEqual(cidrs([range(`0.0.0.0/${prefix}`)]), [`0.0.0.0/${prefix}`]);
    for (let prefix = 0; prefix <= 128; prefix++) assert.deepEqual(cidrs([range(`::/${prefix}`)]), [`::/${prefix}`]);
  });

  it('gives the shortest list for a crooked range', () => {
    assert.deepEqual(cidrs(subtract([range('0.0.0.0/29')], [range('0.0.0.0'), range('0.0.0.7')])), [
      '0.0.0.1/32',
      '0.0.0.2/31',
      '0.0.0.4/31',
      '0.0.0.6/32',
    ]);
  });
});
