import assert from 'node:assert/strict';
import { releaseDates } from '../../server/src/knowledge/release-dates.ts';
import {
  distroInfoRows,
  distroSupportRows,
  nodeRows,
  releaseModule,
  tableNames,
} from '../../server/src/tools/release-tables.ts';

describe('tables of releases', () => {
  it('are read from distro-info-data, with long-term support for Debian and without the paid one for Ubuntu', () => {
    const debian = [
      'version,codename,series,created,release,eol,eol-lts,eol-elts',
      '6.0,Squeeze,squeeze,2009-02-14,2011-02-06,2014-05-31,2016-02-29',
      '12,Bookworm,bookworm,2021-08-14,2023-06-10,2026-06-10,2028-06-30,2033-06-30',
      '14,Forky,forky,2025-08-09',
      ',Sid,sid,1993-08-16',
      '',
    ].join('\n');
    assert.deepEqual(distroInfoRows('debian', debian), [
      ['12', '2028-06-30', 'bookworm'],
      ['14', undefined, 'forky'],
    ]);
    const ubuntu = [
      'version,codename,series,created,release,eol,eol-server,eol-esm',
      '24.04 LTS,Noble Numbat,noble,2023-10-12,2024-04-25,2029-05-31,2029-05-31,2034-04-25',
    ].join('\n');
    assert.deepEqual(distroInfoRows('ubuntu', ubuntu), [['24.04', '2029-05-31', 'noble']]);
  });

  it('are read from distro-support, oldest first', () => {
    const json = JSON.stringify({
      '3.10': { version: '3.10', end_support: '2021-05-01' },
      '2.7': { version: '2.7', end_support: '2015-11-01' },
      '3.9': { version: '3.9', end_support: '2020-11-01' },
      '3.30': { version: '3.30', end_support: null },
    });
    assert.deepEqual(distroSupportRows('alpine', json), [
      ['3.9', '2020-11-01'],
      ['3.10', '2021-05-01'],
      ['3.30', undefined],
    ]);
  });

  it('are read from node-releases', () => {
    const json = JSON.stringify({
      'v0.12': { end: '2016-12-31' },
      v22: { end: '2027-04-30' },
      v8: { end: '2019-12-31' },
    });
    assert.deepEqual(nodeRows(json), [
      ['8', '2019-12-31'],
      ['22', '2027-04-30'],
    ]);
  });

  it('say where they come from, and hold days', () => {
    for (const name of tableNames) {
      const { source, read, rows } = releaseDates[name];
      assert.match(source, /^\S+ \S+ of \S+$/u);
      assert.match(read, /^\d{4}-\d\d-\d\d$/u);
      assert.ok(rows.length > 4);
      for (const [, end] of rows) assert.match(end ?? '2026-11-24', /^\d{4}-\d\d-\d\d$/u);
    }
  });

  it('are written as a module', () => {
    const table = { source: 'a 1 of b', read: '2026-11-24', rows: [['12', undefined, 'x'] as const] };
    const tables = { debian: table, ubuntu: table, alpine: table, rhel: table, node: table };
    assert.match(releaseModule(tables), /\n {2}debian: \{\n.*\n.*\n {4}rows: \[\n.*\['12', undefined, 'x'\],\n/u);
  });
});
