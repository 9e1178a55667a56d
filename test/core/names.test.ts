import assert from 'node:assert/strict';
import { ruleNames } from '../../server/src/core/names.ts';
import { register, reports } from './toy.ts';

const names = ruleNames(
  register({
    'toy/big-word': reports('BIG', { aliases: ['peer/W001', 'other/big'], burden: 'security' }),
    'toy/small-word': reports('small', { aliases: ['peer/W002', 'other/word'] }),
    'toy/long-word': reports('long', { aliases: ['peer/W002'] }),
  }),
);

describe('names of rules', () => {
  const known: [name: string, ids: readonly string[] | undefined][] = [
    ['toy/big-word', ['toy/big-word']],
    ['peer/W001', ['toy/big-word']],
    ['W001', ['toy/big-word']],
    ['big', ['toy/big-word']],
    ['W002', ['toy/small-word', 'toy/long-word']],
    ['peer/W002', ['toy/small-word', 'toy/long-word']],
    ['peer/all', ['toy/big-word', 'toy/small-word', 'toy/long-word']],
    ['other/all', ['toy/big-word', 'toy/small-word']],
    ['security', ['toy/big-word']],
    ['build', ['toy/small-word', 'toy/long-word']],
    ['storage', []],
    ['all', ['toy/big-word', 'toy/small-word', 'toy/long-word']],
    ['big-word', undefined],
    ['peer', undefined],
    ['w001', undefined],
    ['', undefined],
    ['constructor', undefined],
  ];
  for (const [name, ids] of known) {
    it(`take ${name || 'nothing'} for ${ids ? ids.join(' and ') || 'a burden without rules' : 'no rule'}`, () => {
      assert.deepEqual(names.find(name), ids);
    });
  }

  const misspelt: [name: string, id: string | undefined][] = [
    ['toy/big-wrod', 'toy/big-word'],
    ['big-word', 'toy/big-word'],
    ['smal-word', 'toy/small-word'],
    ['toy/bigword', 'toy/big-word'],
    ['everything', undefined],
    ['', undefined],
  ];
  for (const [name, id] of misspelt) {
    it(`${id ? `read ${name} as ${id}` : `do not guess at "${name}"`}`, () => assert.equal(names.similar(name), id));
  }
});
