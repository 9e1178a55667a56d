import assert from 'node:assert/strict';
import {
  cidrs,
  formatAddress,
  readCidr,
  readRanges,
  subtract,
  union,
} from '../../server/src/knowledge/address-range.ts';
import { publicPart } from '../../server/src/knowledge/public-addresses.ts';

/** What a text names, in the words of these tables: `10.0.0.0 to 10.255.255.255, host bits`. */
function inWords(text: string): string {
  const cidr = readCidr(text);
  if ('fault' in cidr) return cidr.fault;
  const { family, first, last } = cidr.range;
  const [from, to] = [formatAddress(family, first), formatAddress(family, last)];
  const range = first === last ? `${from} alone` : `${from} to ${to}`;
  return [range, ...cidr.oddities.map((oddity) => oddity.replace('-', ' ')), ...(cidr.bare ? ['bare'] : [])].join(', ');
}

describe('CIDRs in words', () => {
  const ipv4: Readonly<Record<string, string>> = {
    // The prefix fixes bits from the left: what is left of the 32 is free.
    '0.0.0.0/0': '0.0.0.0 to 255.255.255.255',
    '0.0.0.0/1': '0.0.0.0 to 127.255.255.255',
    '128.0.0.0/1': '128.0.0.0 to 255.255.255.255',
    '64.0.0.0/2': '64.0.0.0 to 127.255.255.255',
    '192.0.0.0/2': '192.0.0.0 to 255.255.255.255',
    '224.0.0.0/3': '224.0.0.0 to 255.255.255.255',
    '240.0.0.0/4': '240.0.0.0 to 255.255.255.255',
    '10.0.0.0/7': '10.0.0.0 to 11.255.255.255',
    '10.0.0.0/8': '10.0.0.0 to 10.255.255.255',
    '10.128.0.0/9': '10.128.0.0 to 10.255.255.255',
    '100.64.0.0/10': '100.64.0.0 to 100.127.255.255',
    '172.16.0.0/12': '172.16.0.0 to 172.31.255.255',
    '198.18.0.0/15': '198.18.0.0 to 198.19.255.255',
    '192.168.0.0/16': '192.168.0.0 to 192.168.255.255',
    '10.244.128.0/17': '10.244.128.0 to 10.244.255.255',
    '10.96.0.0/20': '10.96.0.0 to 10.96.15.255',
    '10.0.4.0/22': '10.0.4.0 to 10.0.7.255',
    '10.0.2.0/23': '10.0.2.0 to 10.0.3.255',
    '192.0.2.0/24': '192.0.2.0 to 192.0.2.255',
    '192.0.2.128/25': '192.0.2.128 to 192.0.2.255',
    '192.0.2.64/26': '192.0.2.64 to 192.0.2.127',
    '192.0.2.32/27': '192.0.2.32 to 192.0.2.63',
    '192.0.2.16/28': '192.0.2.16 to 192.0.2.31',
    '192.0.2.8/29': '192.0.2.8 to 192.0.2.15',
    '192.0.2.4/30': '192.0.2.4 to 192.0.2.7',
    '192.0.2.2/31': '192.0.2.2 to 192.0.2.3',
    '192.0.2.1/32': '192.0.2.1 alone',
    '255.255.255.255/32': '255.255.255.255 alone',
    '192.0.2.1': '192.0.2.1 alone, bare',
    // Bits behind the prefix are set: the mask takes them away.
    '10.0.0.5/8': '10.0.0.0 to 10.255.255.255, host bits',
    '1.2.3.4/0': '0.0.0.0 to 255.255.255.255, host bits',
    '129.0.0.0/1': '128.0.0.0 to 255.255.255.255, host bits',
    '172.20.0.0/12': '172.16.0.0 to 172.31.255.255, host bits',
    '192.168.1.1/16': '192.168.0.0 to 192.168.255.255, host bits',
    '192.168.1.20/24': '192.168.1.0 to 192.168.1.255, host bits',
    '10.0.3.0/22': '10.0.0.0 to 10.0.3.255, host bits',
    '10.0.5.0/23': '10.0.4.0 to 10.0.5.255, host bits',
    '192.0.2.129/25': '192.0.2.128 to 192.0.2.255, host bits',
    '192.0.2.3/31': '192.0.2.2 to 192.0.2.3, host bits',
    '203.0.113.9/28': '203.0.113.0 to 203.0.113.15, host bits',
    // Decimal here; octal to some, to whom 010 is 8.
    '010.0.0.0/8': '10.0.0.0 to 10.255.255.255, leading zeros',
    '192.168.001.001': '192.168.1.1 alone, leading zeros, bare',
    '10.0.0.0/08': '10.0.0.0 to 10.255.255.255, leading zeros',
    '010.0.0.1/8': '10.0.0.0 to 10.255.255.255, host bits, leading zeros',
    '0.0.0.0/00': '0.0.0.0 to 255.255.255.255, leading zeros',
  };

  const ipv6: Readonly<Record<string, string>> = {
    // 128 bits in groups of 16, four to a digit.
    '::/0': ':: to ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    '::/1': ':: to 7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    '8000::/1': '8000:: to ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    '2000::/3': '2000:: to 3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    '3000::/4': '3000:: to 3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    'fc00::/7': 'fc00:: to fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    'fe80::/10': 'fe80:: to febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    '2600::/12': '2600:: to 260f:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    '2001:db8::/32': '2001:db8:: to 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
    '2001:db8:a::/47': '2001:db8:a:: to 2001:db8:b:ffff:ffff:ffff:ffff:ffff',
    '2001:db8:0:8::/61': '2001:db8:0:8:: to 2001:db8:0:f:ffff:ffff:ffff:ffff',
    'fd00:1:2:3::/64': 'fd00:1:2:3:: to fd00:1:2:3:ffff:ffff:ffff:ffff',
    'fd00::100/120': 'fd00::100 to fd00::1ff',
    'fd00::2/127': 'fd00::2 to fd00::3',
    '::1/128': '::1 alone',
    '::': ':: alone, bare',
    'FD00::A': 'fd00::a alone, bare',
    '2001:0db8:0000:0000:0000:0000:0000:0001': '2001:db8::1 alone, bare',
    '1:0:0:2:0:0:0:3': '1:0:0:2::3 alone, bare',
    '64:ff9b::192.0.2.1/96': '64:ff9b:: to 64:ff9b::ffff:ffff, host bits',
    'fd00::1/64': 'fd00:: to fd00::ffff:ffff:ffff:ffff, host bits',
    '2001:db8:1::/32': '2001:db8:: to 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, host bits',
    '4000::/1': ':: to 7fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, host bits',
    'fd00::3/127': 'fd00::2 to fd00::3, host bits',
    // The last 32 bits are an IPv4 address, so that a prefix of 96 is one of 0.
    '::ffff:0.0.0.0/96': '0.0.0.0 to 255.255.255.255, mapped',
    '::ffff:0:0/97': '0.0.0.0 to 127.255.255.255, mapped',
    '::ffff:10.0.0.0/104': '10.0.0.0 to 10.255.255.255, mapped',
    '::ffff:a00:0/104': '10.0.0.0 to 10.255.255.255, mapped',
    '::ffff:192.0.2.1': '192.0.2.1 alone, mapped, bare',
    '::ffff:10.0.0.5/104': '10.0.0.0 to 10.255.255.255, host bits, mapped',
    // One bit more is free than the mapping has: no longer IPv4 alone.
    '::fffe:0:0/95': '::fffe:0:0 to ::ffff:ffff:ffff',
  };

  const faults: Readonly<Record<string, string>> = {
    '10.0.0.0/33': 'its prefix is longer than the 32 bits of an IPv4 address',
    '::/129': 'its prefix is longer than the 128 bits of an IPv6 address',
    '10.0.0.0/255.0.0.0': 'a prefix length belongs after the slash, not a netmask',
    '10.0.0.0/': 'its prefix is no number',
    '10.0.0.0/-1': 'its prefix is no number',
    '10.0.0.0/8/8': 'it has more than one slash',
    '256.0.0.0/8': 'a part of the address is greater than 255',
    '10.0.0/24': 'it is no IP address',
    '10.0.0.0.0/8': 'it is no IP address',
    '10.0.0.x/24': 'it is no IP address',
    '': 'it is no IP address',
    'fe80::1%eth0/64': 'a zone does not belong in a range',
    '1::2::3/64': 'it has more than one `::`',
    '2001:db8:::/32': 'it is no IP address',
    '1:2:3:4:5:6:7/64': 'it is no IP address',
    '1:2:3:4:5:6:7:8:9/64': 'it is no IP address',
    '1:2:3:4::5:6:7:8': 'it is no IP address',
    'fd00::12345/64': 'it is no IP address',
    '::ffff:10.0.0.256/104': 'a part of the address is greater than 255',
  };

  for (const [text, words] of Object.entries({ ...ipv4, ...ipv6, ...faults })) {
    it(`${text || 'nothing'}: ${words}`, () => assert.equal(inWords(text), words));
  }
});

describe('sums of CIDRs', () => {
  const sum = (added: string, removed = '') =>
    cidrs(subtract(readRanges(added.split(' ')), readRanges(removed.split(' ')))).join(' ') || 'nothing';

  const sums: readonly (readonly [added: string, removed: string, left: string])[] = [
    // Neighbours that fill a block are that block.
    ['0.0.0.0/1 128.0.0.0/1', '', '0.0.0.0/0'],
    ['192.0.0.0/2 0.0.0.0/2 128.0.0.0/2 64.0.0.0/2', '', '0.0.0.0/0'],
    ['::/1 8000::/1', '', '::/0'],
    ['10.0.0.0/9 10.128.0.0/9', '', '10.0.0.0/8'],
    ['192.0.2.0/25 192.0.2.128/26 192.0.2.192/26', '', '192.0.2.0/24'],
    ['fd00::/65 fd00::8000:0:0:0/65', '', 'fd00::/64'],
    // Neighbours that belong to different blocks stay two.
    ['10.1.0.0/16 10.2.0.0/16', '', '10.1.0.0/16 10.2.0.0/16'],
    ['192.0.2.1 192.0.2.2', '', '192.0.2.1/32 192.0.2.2/32'],
    // What lies within another adds nothing.
    ['10.0.0.0/8 10.20.0.0/16 10.0.0.0/8', '', '10.0.0.0/8'],
    ['10.0.0.0/8 10.0.0.5/8', '', '10.0.0.0/8'],
    ['::ffff:10.0.0.0/104 10.0.0.0/8', '', '10.0.0.0/8'],
    // The families know nothing of each other.
    ['0.0.0.0/0 ::/0', '::/0', '0.0.0.0/0'],
    ['0.0.0.0/0', '::/0', '0.0.0.0/0'],
    // Half of a block leaves the other half, one address leaves a block of each size.
    ['10.0.0.0/8', '10.0.0.0/9', '10.128.0.0/9'],
    ['192.0.2.0/24', '192.0.2.0/26', '192.0.2.64/26 192.0.2.128/25'],
    ['192.0.2.0/29', '192.0.2.5', '192.0.2.0/30 192.0.2.4/32 192.0.2.6/31'],
    ['fd00::/126', 'fd00::1', 'fd00::/128 fd00::2/127'],
    // All, more than all, and nothing of it.
    ['10.0.0.0/8', '10.0.0.0/8', 'nothing'],
    ['10.0.0.0/8', '8.0.0.0/6', 'nothing'],
    ['0.0.0.0/0', '0.0.0.0/1 128.0.0.0/1', 'nothing'],
    ['10.0.0.0/8', '192.168.0.0/16', '10.0.0.0/8'],
    ['', '10.0.0.0/8', 'nothing'],
    // One hole in two ranges, two holes in one.
    ['10.0.0.0/16 10.1.0.0/16', '10.0.128.0/17 10.1.0.0/17', '10.0.0.0/17 10.1.128.0/17'],
    ['10.0.0.0/8', '10.64.0.0/10 10.128.0.0/9', '10.0.0.0/10'],
  ];
  for (const [added, removed, left] of sums) {
    it(`${added || 'nothing'}${removed && ` without ${removed}`} is ${left}`, () =>
      assert.equal(sum(added, removed), left));
  }

  const inPublic: Readonly<Record<string, string>> = {
    // What is left of a range once private, local, reserved and documentation addresses are taken out.
    '10.0.0.0/7': '11.0.0.0/8',
    '10.0.0.0/8': 'nothing',
    '172.0.0.0/11': '172.0.0.0/12',
    '172.32.0.0/11': '172.32.0.0/11',
    '192.168.0.0/15': '192.169.0.0/16',
    '169.254.0.0/15': '169.255.0.0/16',
    '100.0.0.0/9': '100.0.0.0/10',
    '224.0.0.0/3': 'nothing',
    '2001:db8::/31': '2001:db9::/32',
    'fc00::/6': 'nothing',
    '8000::/1': 'nothing',
    'c000::/2': 'nothing',
  };
  for (const [text, left] of Object.entries(inPublic)) {
    it(`of ${text} ${left} is public`, () =>
      assert.equal(cidrs(publicPart(union(readRanges([text])))).join(' ') || 'nothing', left));
  }
});
