import assert from 'node:assert/strict';
import { rules } from '../server/src/rules/index.ts';
import { ruleTable, schema } from '../server/src/tools/generated.ts';
import { readText, ruleIds } from '../server/src/tools/repository.ts';

describe('what is generated', () => {
  it('has every rule that there is', () => {
    assert.deepEqual(
      rules.map(({ id }) => id),
      ruleIds(),
    );
  });

  it('is up to date: run npm run generate', () => {
    assert.equal(readText('docs/rules.md'), ruleTable(rules));
    assert.deepEqual(JSON.parse(readText('schemas/plimsoll.schema.json')), JSON.parse(schema(rules)));
  });
});
