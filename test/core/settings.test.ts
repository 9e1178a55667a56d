import assert from 'node:assert/strict';
import { atLeast, severities } from '../../server/src/core/finding.ts';
import { presets } from '../../server/src/core/rule.ts';
import { type RuleSetting, resolveSettings } from '../../server/src/core/settings.ts';
import { register, reports } from './toy.ts';

const limit = { description: 'How many.', default: 3 };
const rules = register({
  'toy/recommended': reports('a', { preset: 'recommended', options: { limit } }),
  'toy/strict': reports('b', { preset: 'strict' }),
  'toy/all': reports('c', { preset: 'all' }),
  'toy/baseline': reports('d', { preset: 'pod-security-baseline' }),
  'toy/restricted': reports('e', { preset: 'pod-security-restricted' }),
});

function active(preset: (typeof presets)[number], said?: Record<string, RuleSetting>) {
  return [...resolveSettings(rules, preset, said).keys()];
}

describe('settings', () => {
  it('switch on the rules of a preset and of the smaller ones of its row', () => {
    assert.deepEqual(
      presets.map((preset) => active(preset)),
      [
        ['toy/recommended'],
        ['toy/recommended', 'toy/strict'],
        ['toy/recommended', 'toy/strict', 'toy/all'],
        ['toy/baseline'],
        ['toy/baseline', 'toy/restricted'],
      ],
    );
  });

  it('switch off what is said to be off', () => {
    assert.deepEqual(active('strict', { 'toy/recommended': { severity: 'off' } }), ['toy/strict']);
  });

  it('switch on a rule of a larger preset by a severity or by `on`, and not by options alone', () => {
    const said = { 'toy/strict': { severity: 'on' }, 'toy/all': { severity: 'hint' } } as const;
    assert.deepEqual(active('recommended', said), ['toy/recommended', 'toy/strict', 'toy/all']);
    assert.deepEqual(active('recommended', { 'toy/strict': { options: {} } }), ['toy/recommended']);
  });

  it('keep a severity that is said, and none where only `on` is', () => {
    const settings = resolveSettings(rules, 'strict', {
      'toy/recommended': { severity: 'error' },
      'toy/strict': { severity: 'on' },
    });
    assert.deepEqual(settings.get('toy/recommended'), { severity: 'error', options: { limit: 3 } });
    assert.deepEqual(settings.get('toy/strict'), { options: {} });
  });

  it('lay options over defaults', () => {
    const settings = resolveSettings(rules, 'recommended', { 'toy/recommended': { options: { limit: 7 } } });
    assert.deepEqual(settings.get('toy/recommended')?.options, { limit: 7 });
  });
});

describe('severities', () => {
  it('are as bad as themselves and the milder ones', () => {
    const table = severities.map((severity) => severities.filter((threshold) => atLeast(severity, threshold)).length);
    assert.deepEqual(table, [4, 3, 2, 1]);
    assert.equal(atLeast('error', 'hint'), true);
    assert.equal(atLeast('hint', 'warning'), false);
  });
});
