import assert from 'node:assert/strict';
import { readConfig } from '../../server/src/core/config.ts';
import { configSchema } from '../../server/src/core/config-schema.ts';
import { register, reports } from './toy.ts';

const rules = register({
  'toy/big': reports('BIG', {
    aliases: ['peer/W001'],
    options: {
      limit: { description: 'How many.', default: 3, minimum: 1 },
      driver: { description: 'Which.', default: 'local', values: ['local', 'json-file'] },
    },
  }),
  'toy/small': reports('small', { aliases: ['peer/W001'] }),
});

const read = (value: unknown) => readConfig(value, rules);
const nothing = { extends: [], rules: {}, overrides: [], ignore: [] };

describe('configuration', () => {
  it('may be empty', () => {
    for (const value of [undefined, null, {}, { rules: null, extends: null, ignore: null, overrides: null }]) {
      assert.deepEqual(read(value), { config: nothing, problems: [] });
    }
  });

  it('is read whole', () => {
    const { config, problems } = read({
      extends: '../shared.yaml',
      preset: 'strict',
      rules: { 'toy/big': { severity: 'error', limit: 5 }, 'toy/small': 'off' },
      overrides: [{ files: ['test/**'], preset: 'recommended', rules: { 'toy/big': 'hint' } }],
      ignore: ['vendor/', '*.gen.yaml'],
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(config, {
      extends: ['../shared.yaml'],
      preset: 'strict',
      rules: { 'toy/big': { severity: 'error', options: { limit: 5 } }, 'toy/small': { severity: 'off' } },
      overrides: [{ files: ['test/**'], preset: 'recommended', rules: { 'toy/big': { severity: 'hint' } } }],
      ignore: ['vendor/', '*.gen.yaml'],
    });
  });

  it('takes the alias of a rule, and one alias for several', () => {
    const { config, problems } = read({ rules: { 'peer/W001': 'error' } });
    assert.deepEqual(problems, []);
    assert.deepEqual(config.rules, { 'toy/big': { severity: 'error' }, 'toy/small': { severity: 'error' } });
  });

  it('takes on and off however YAML hands them over', () => {
    const { config, problems } = read({ rules: { 'toy/big': false, 'toy/small': true } });
    assert.deepEqual(problems, []);
    assert.deepEqual(config.rules, { 'toy/big': { severity: 'off' }, 'toy/small': { severity: 'on' } });
  });

  const faults: [name: string, value: unknown, path: string, message: string][] = [
    ['a list at the top', ['strict'], '', 'must be a mapping, not `["strict"]`'],
    ['a text at the top', 'strict', '', 'must be a mapping, not `strict`'],
    [
      'an unknown key',
      { rule: {} },
      'rule',
      '`rule` is not known here: write extends, preset, rules, overrides or ignore',
    ],
    [
      'an unknown preset',
      { preset: 'loose' },
      'preset',
      '`loose` is no preset: write recommended, strict, all, pod-security-baseline or pod-security-restricted',
    ],
    [
      'a list of presets',
      { preset: ['all'] },
      'preset',
      '`["all"]` is no preset: write recommended, strict, all, pod-security-baseline or pod-security-restricted',
    ],
    ['an unknown rule', { rules: { 'toy/huge': 'off' } }, 'rules/toy/huge', '`toy/huge` is no rule'],
    ['rules as a list', { rules: ['toy/big'] }, 'rules', 'must be a mapping, not `["toy/big"]`'],
    [
      'an unknown severity',
      { rules: { 'toy/big': 'fatal' } },
      'rules/toy/big',
      '`fatal` is no severity: write error, warning, information, hint, on or off',
    ],
    [
      'a number for a severity',
      { rules: { 'toy/big': 2 } },
      'rules/toy/big',
      '`2` is no severity: write error, warning, information, hint, on or off',
    ],
    [
      'an unknown severity beside options',
      { rules: { 'toy/big': { severity: 'warn' } } },
      'rules/toy/big/severity',
      '`warn` is no severity: write error, warning, information, hint, on or off',
    ],
    ['a list for a rule', { rules: { 'toy/big': ['off'] } }, 'rules/toy/big', 'must be a mapping, not `["off"]`'],
    [
      'an unknown option',
      { rules: { 'toy/big': { limits: 4 } } },
      'rules/toy/big/limits',
      '`limits` is no option of toy/big: it has limit or driver',
    ],
    [
      'an option of a rule without any',
      { rules: { 'toy/small': { limit: 4 } } },
      'rules/toy/small/limit',
      '`limit` is no option of toy/small: it has none',
    ],
    [
      'a wrong value of an option',
      { rules: { 'toy/big': { driver: 'syslog' } } },
      'rules/toy/big/driver',
      '`driver` of toy/big must be one of local, json-file',
    ],
    [
      'too small a value of an option',
      { rules: { 'toy/big': { limit: 0 } } },
      'rules/toy/big/limit',
      '`limit` of toy/big must be at least 1',
    ],
    ['a number to extend', { extends: [3] }, 'extends/0', 'must be a string, not `3`'],
    ['a mapping to ignore', { ignore: { a: 1 } }, 'ignore', 'must be a list, not `{"a":1}`'],
    ['a text for an override', { overrides: ['test/**'] }, 'overrides/0', 'must be a mapping, not `test/**`'],
    [
      'an unknown key of an override',
      { overrides: [{ files: '*', ignore: '*' }] },
      'overrides/0/ignore',
      '`ignore` is not known here: write files, preset or rules',
    ],
    [
      'an unknown preset of an override',
      { overrides: [{ files: '*', preset: 'none' }] },
      'overrides/0/preset',
      '`none` is no preset: write recommended, strict, all, pod-security-baseline or pod-security-restricted',
    ],
    [
      'an unknown rule of an override',
      { overrides: [{ files: '*', rules: { nope: 'off' } }] },
      'overrides/0/rules/nope',
      '`nope` is no rule',
    ],
  ];
  for (const [name, value, path, message] of faults) {
    it(`refuses ${name}, and says where and what to write`, () => {
      const { problems } = read(value);
      assert.deepEqual(
        problems.map((problem) => [problem.path.join('/'), problem.message]),
        [[path, message]],
      );
    });
  }

  it('keeps what is right beside what is wrong', () => {
    const { config, problems } = read({
      presets: 'all',
      preset: 'strict',
      rules: { 'toy/big': { severity: 'loud', limit: 4, driver: 'none' }, 'toy/huge': 'off', 'toy/small': 'hint' },
      ignore: ['a', 7, 'b'],
    });
    assert.equal(problems.length, 5);
    assert.deepEqual(config, {
      ...nothing,
      preset: 'strict',
      rules: { 'toy/big': { options: { limit: 4 } }, 'toy/small': { severity: 'hint' } },
      ignore: ['a', 'b'],
    });
  });

  it('cuts what it quotes', () => {
    const { problems } = read({ preset: 'x'.repeat(500) });
    assert.ok(problems[0]!.message.length < 200);
  });

  it('survives names that every object has', () => {
    const value = JSON.parse('{"__proto__": 1, "constructor": 2, "rules": {"__proto__": "off", "toString": "off"}}');
    assert.deepEqual(
      read(value)
        .problems.map(({ path }) => path.join('/'))
        .sort(),
      ['__proto__', 'constructor', 'rules/__proto__', 'rules/toString'],
    );
    assert.match(read({ rules: { 'toy/big': { toString: 1 } } }).problems[0]!.message, /is no option/u);
  });

  it('wants an override to say for which files', () => {
    const { problems } = read({ overrides: [{ rules: { 'toy/big': 'off' } }] });
    assert.deepEqual(problems, [{ path: ['overrides', 0], message: 'says nowhere for which `files`' }]);
  });
});

describe('an option that rules share', () => {
  const release = { description: 'Which.', default: '1.37', shared: 'boat.release' } as const;
  const format = { pattern: '^1\\.', words: 'a release in quotes' };
  const sharing = register({
    'toy/old': reports('old', { options: { release: { ...release, format } } }),
    'toy/new': reports('new', { options: { since: { ...release, format } } }),
    'toy/other': reports('other'),
  });

  it('is said once, under the name that each rule has for it', () => {
    const { config, problems } = readConfig(
      { boat: { release: '1.30' }, overrides: [{ files: 'a', boat: { release: '1.31' } }] },
      sharing,
    );
    assert.deepEqual(problems, []);
    const settings = (value: string) => ({
      'toy/old': { options: { release: value } },
      'toy/new': { options: { since: value } },
    });
    assert.deepEqual(config, {
      ...nothing,
      shared: settings('1.30'),
      overrides: [{ files: ['a'], shared: settings('1.31'), rules: {} }],
    });
  });

  it('is checked like any other', () => {
    const { problems } = readConfig(
      { boat: { release: 1.3, sails: 2 }, overrides: [{ files: 'a', boat: 3 }] },
      sharing,
    );
    assert.deepEqual(
      problems.map(({ path, message }) => `${path.join('/')}: ${message}`),
      [
        'overrides/0/boat: must be a mapping, not `3`',
        'boat/sails: `sails` is not known here: write release',
        'boat/release: `release` must be a release in quotes',
      ],
    );
  });

  it('stands in the schema', () => {
    const { properties } = configSchema(sharing) as { properties: Record<string, { properties: object }> };
    assert.deepEqual(properties.boat!.properties, {
      release: { description: 'Which.', default: '1.37', type: 'string', pattern: '^1\\.' },
    });
  });
});

describe('schema of the configuration', () => {
  const schema = configSchema(rules) as {
    properties: Record<string, unknown>;
    definitions: { rules: { properties: Record<string, { anyOf: { properties?: object; enum?: string[] }[] }> } };
  };

  it('knows the keys that the reader knows', () => {
    for (const key of Object.keys(schema.properties)) {
      const { problems } = read({ [key]: undefined });
      assert.deepEqual(problems, [], key);
    }
    assert.deepEqual(Object.keys(schema.properties), ['extends', 'preset', 'rules', 'overrides', 'ignore']);
  });

  it('gives each rule its severities and its options', () => {
    const [severity, options] = schema.definitions.rules.properties['toy/big']!.anyOf;
    assert.deepEqual(severity!.enum, ['error', 'warning', 'information', 'hint', 'on', 'off']);
    assert.deepEqual(Object.keys(options!.properties!), ['severity', 'limit', 'driver']);
  });
});
