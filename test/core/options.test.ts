import assert from 'node:assert/strict';
import { defaultOptions, type OptionSpec, optionFault, optionSchema } from '../../server/src/core/options.ts';

const description = 'What it does.';
const flag: OptionSpec = { description, default: true };
const count: OptionSpec = { description, default: 100, minimum: 1, maximum: 1000 };
const word: OptionSpec = { description, default: 'local' };
const choice: OptionSpec = { description, default: 'local', values: ['local', 'json-file'] };
const release: OptionSpec = {
  description,
  default: '1.37',
  format: { pattern: '^1\\.\\d+$', words: 'a release in quotes' },
};
const words: OptionSpec = { description, default: ['latest'] };
const types: OptionSpec = { description, default: {}, values: ['url', 'text'] };

describe('options', () => {
  it('have defaults', () => {
    assert.deepEqual(defaultOptions({ flag, count, words }), { flag: true, count: 100, words: ['latest'] });
  });

  const values: [name: string, OptionSpec, value: unknown, fault: string | undefined][] = [
    ['a switch', flag, false, undefined],
    ['a word for a switch', flag, 'yes', 'must be a boolean'],
    ['nothing for a switch', flag, null, 'must be a boolean'],
    ['a number', count, 1, undefined],
    ['too small a number', count, 0, 'must be at least 1'],
    ['too large a number', count, 1001, 'must be at most 1000'],
    ['a word for a number', count, '100', 'must be a number'],
    ['no number', count, Number.NaN, 'must be a number'],
    ['a word', word, '', undefined],
    ['a number for a word', word, 512, 'must be a string'],
    ['a list for a word', word, ['local'], 'must be a string'],
    ['a word of several', choice, 'json-file', undefined],
    ['another word', choice, 'syslog', 'must be one of local, json-file'],
    ['a release', release, '1.30', undefined],
    ['a number for a release', release, 1.3, 'must be a release in quotes'],
    ['another word for a release', release, 'newest', 'must be a release in quotes'],
    ['a list', words, ['latest', 'edge'], undefined],
    ['an empty list', words, [], undefined],
    ['a word for a list', words, 'latest', 'must be a list of strings'],
    ['a list of numbers', words, ['latest', 8], 'must be a list of strings'],
    ['a mapping for a list', words, {}, 'must be a list of strings'],
    ['a mapping', types, { source: 'url', title: 'text' }, undefined],
    ['a list for a mapping', types, ['url'], 'must be a mapping'],
    ['nothing for a mapping', types, null, 'must be a mapping'],
    ['a number in a mapping', types, { source: 1 }, 'must have a string for `source`'],
    ['another word in a mapping', types, { title: 'text', source: 'uri' }, 'must have one of url, text for `source`'],
  ];
  for (const [name, spec, value, fault] of values) {
    it(`${fault ? 'refuse' : 'take'} ${name}`, () => assert.equal(optionFault(spec, value), fault));
  }

  it('have a schema', () => {
    assert.deepEqual(optionSchema(choice), {
      description,
      default: 'local',
      type: 'string',
      enum: ['local', 'json-file'],
    });
    assert.deepEqual(optionSchema(count), { description, default: 100, type: 'number', minimum: 1, maximum: 1000 });
    assert.deepEqual(optionSchema(words), {
      description,
      default: ['latest'],
      type: 'array',
      items: { type: 'string' },
    });
    assert.deepEqual(optionSchema(types), {
      description,
      default: {},
      type: 'object',
      additionalProperties: { type: 'string', enum: ['url', 'text'] },
    });
  });
});
