import assert from 'node:assert/strict';
import { hasLabelType, type LabelType, labelTypes } from '../../server/src/knowledge/labels.ts';

const zeros = '0'.repeat(40);

const values: Readonly<Record<LabelType, { readonly right: readonly string[]; readonly wrong: readonly string[] }>> = {
  text: { right: ['shop', ' '], wrong: [''] },
  url: {
    right: ['https://git.example/shop', 'http://shop', 'ssh://git@git.example/shop', 'mailto:ada@engine.example'],
    wrong: [
      '',
      'git.example/shop',
      'git@git.example:shop.git',
      '//git.example/shop',
      'https://',
      'https://git example',
    ],
  },
  rfc3339: {
    right: [
      '2026-11-25T12:00:00Z',
      '2026-11-25t12:00:00z',
      '2026-11-25T12:00:00.123+01:00',
      '2024-02-29T23:59:60-12:30',
    ],
    wrong: [
      '2026-11-25',
      '2026-11-25 12:00:00Z',
      '2026-11-25T12:00:00',
      '2026-11-25T12:00:00+0100',
      '2026-13-25T12:00:00Z',
      '2026-02-29T12:00:00Z',
      '2026-11-00T12:00:00Z',
      '2026-11-25T24:00:00Z',
      '2026-11-25T12:60:00Z',
      '2026-11-25T12:00:61Z',
      '2026-11-25T12:00:00+24:00',
    ],
  },
  spdx: {
    right: [
      'MIT',
      'mit',
      'GPL-2.0+',
      'GPL-2.0',
      'MIT OR Apache-2.0',
      '(MIT)',
      '(MIT AND (BSD-3-Clause OR ISC)) AND Apache-2.0',
      'GPL-2.0-or-later WITH Classpath-exception-2.0',
      'LicenseRef-Shop AND DocumentRef-spdx:LicenseRef-Other',
    ],
    wrong: ['', 'Apache 2.0', 'GPLv3', 'MIT OR', 'OR MIT', '(MIT', 'MIT)', 'MIT, ISC', 'MIT WITH', 'Proprietary', '()'],
  },
  hash: {
    right: ['0a1b2c3', '0a1b2c3d', zeros, '0'.repeat(64)],
    wrong: ['', 'main', '0a1b2c', '0A1B2C3', `${zeros}0`],
  },
  semver: {
    right: ['1.2.3', '1.2.3-rc.1+build.05', '0.0.0-x-y'],
    wrong: ['', 'v1.2.3', '1.2', '01.2.3', '1.2.3-01', '1.2.3-', 'latest'],
  },
  email: {
    right: ['ada@engine.example', 'root@localhost'],
    wrong: ['', 'ada', 'Ada <ada@engine.example>', 'a@b, c@d'],
  },
  digest: {
    right: [`sha256:${'a'.repeat(64)}`, `sha512:${'b'.repeat(128)}`],
    wrong: ['', 'a'.repeat(64), `sha256:${'A'.repeat(64)}`, `sha256:${zeros}`],
  },
};

describe('labels', () => {
  for (const type of labelTypes) {
    const { right, wrong } = values[type];
    it(`are ${type}`, () => {
      assert.deepEqual(
        right.filter((value) => !hasLabelType(value, type)),
        [],
      );
    });
    it(`are no ${type}`, () => {
      assert.deepEqual(
        wrong.filter((value) => hasLabelType(value, type)),
        [],
      );
    });
  }
});
