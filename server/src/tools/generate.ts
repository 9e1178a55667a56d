// Writes what is made from the rules: their index, their table, the schema of the configuration file.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RegisteredRule } from '../core/rule.ts';
import { ruleIndex, ruleTable, schema } from './generated.ts';
import { format, ruleIds, rulesFolder, write } from './repository.ts';

const index = 'server/src/rules/index.ts';

async function generate(): Promise<void> {
  write(index, ruleIndex(ruleIds()));
  format([index]);
  // Imported only now: before, the index may have named rules that are gone.
  const { rules }: { rules: readonly RegisteredRule[] } = await import(
    pathToFileURL(path.join(rulesFolder, 'index.ts')).href
  );
  write('docs/rules.md', ruleTable(rules));
  write('schemas/plimsoll.schema.json', schema(rules));
  format(['schemas/plimsoll.schema.json']);
}

void generate();
