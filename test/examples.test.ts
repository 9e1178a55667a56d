import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { atLeast, type Finding } from '../server/src/core/finding.ts';
import { burdens } from '../server/src/core/rule.ts';
import { disk } from '../server/src/host/disk.ts';
import { filesBelow } from '../server/src/linter/files.ts';
import { languages } from '../server/src/linter/languages.ts';
import { createLinter } from '../server/src/linter/linter.ts';
import { rules } from '../server/src/rules/index.ts';

const examples = pathToFileURL(path.resolve(import.meta.dirname, '../examples')).href;

async function findings(folder: string): Promise<readonly Finding[]> {
  const linter = createLinter({ host: disk, rules, languages: languages() });
  const uris: string[] = [];
  for await (const uri of filesBelow(disk, `${examples}/${folder}`)) uris.push(uri);
  const found: Finding[] = [];
  for await (const report of linter.lintAll(uris)) found.push(...report.findings);
  return found;
}

describe('examples', () => {
  it('show every burden', async () => {
    const shown = new Set((await findings('shop')).map(({ rule }) => rules.find(({ id }) => id === rule)!.rule.burden));
    assert.deepEqual([...shown].sort(), [...burdens].sort());
  });

  it('are clean after the fixes, but for hints and information', async () => {
    const found = await findings('shop-fixed');
    assert.ok(found.length > 0, 'the folder is read');
    const left = found.filter(({ severity }) => atLeast(severity, 'warning'));
    assert.deepEqual(left, []);
  });
});
