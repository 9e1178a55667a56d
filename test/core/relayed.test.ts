import assert from 'node:assert/strict';
import { createEngine } from '../../server/src/core/engine.ts';
import { ruleNames } from '../../server/src/core/names.ts';
import { type AnyRule, ruleFor } from '../../server/src/core/rule.ts';
import { resolveSettings } from '../../server/src/core/settings.ts';
import { overlaps, type Span, span } from '../../server/src/core/span.ts';
import { register, reports, toyDocument, toyRule, type Word } from './toy.ts';

const relay = ruleFor<{ 'peer:remark': { readonly at: Span; readonly id: string } }>()({
  title: 'Finding of a peer',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  relays: { tool: 'peer', id: /^W\d+$/u },
  on: {
    'peer:remark'({ at, id }, { report }) {
      report(at, id, { alias: `peer/${id}` });
    },
  },
});

const unused = toyRule({
  title: 'Unused',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'suppression:unused': ({ name }, { report }) => report(name.span, `unused ${name.text}`),
    'suppression:unknown': ({ name }, { report }) => report(name.span, `unknown ${name.text}`),
  },
});

const rules = register({
  'toy/relay': relay as AnyRule,
  'toy/own': reports('own', { aliases: ['peer/W1'] }),
  'suppression/unused': unused,
});

/** What is found where a peer finds `ids` in the last word, as `rule message`. */
function found(text: string, ids: readonly string[], levels = {}): readonly string[] {
  const engine = createEngine(rules);
  const settings = resolveSettings(rules, 'all', levels);
  const document = toyDocument(text);
  const { words } = document.model as { readonly words: readonly Word[] };
  const at = words.at(-1)!.span;
  const events = ids.map((id) => ['peer:remark', { at, id }] as const);
  const { findings } = engine.conclude(engine.analyse(document, settings), settings, [], events);
  return findings.map(({ rule, message }) => `${rule} ${message}`);
}

describe('what another program finds', () => {
  it('is reported by the rule that passes it on', () => {
    assert.deepEqual(found('word', ['W1', 'W2']), ['toy/relay W1', 'toy/relay W2']);
    assert.deepEqual(found('word', ['W1'], { 'toy/relay': { severity: 'off' } }), []);
  });

  it('is left out where a rule that has the alias says it already', () => {
    assert.deepEqual(found('own', ['W1', 'W2']), ['toy/own is own', 'toy/relay W2']);
    assert.deepEqual(found('own\nword', ['W1']), ['toy/own is own', 'toy/relay W1'], 'but not elsewhere');
    assert.deepEqual(found('# plimsoll ignore=toy/own\nown', ['W1']), [], 'nor where that is silenced');
  });

  for (const name of ['peer/W2', 'W2', 'toy/relay', 'peer/all', 'build', 'all']) {
    it(`is silenced by ${name}`, () => assert.deepEqual(found(`# plimsoll ignore=${name}\nword`, ['W2']), []));
  }

  it('is not silenced by the name of something else', () => {
    assert.deepEqual(found('# plimsoll ignore=peer/W3\nword', ['W2']), ['toy/relay W2']);
    assert.deepEqual(found('# plimsoll ignore=toy/own\nword', ['W1']), [
      'suppression/unused unused toy/own',
      'toy/relay W1',
    ]);
  });

  it('is not missed in ignore comments where the program does not run', () => {
    for (const name of ['peer/W2', 'W2', 'peer/W1', 'toy/relay']) {
      assert.deepEqual(found(`# plimsoll ignore=${name}\nword`, []), []);
    }
    assert.deepEqual(found('# plimsoll ignore=peer/X\nword', []), ['suppression/unused unknown peer/X']);
  });

  it('has ids that are told from names of rules', () => {
    const { relayed } = ruleNames(rules);
    assert.deepEqual(['W2', 'peer/W2', 'toy/relay'].map(relayed), ['peer/W2', 'peer/W2', 'toy/relay']);
    for (const name of ['other/W2', 'peer/', 'all', 'toy/own']) assert.equal(relayed(name), undefined);
  });

  it('lies where spans overlap, or start at the same place', () => {
    assert.ok(overlaps(span(1, 3), span(2, 4)) && overlaps(span(1, 3), span(1, 1)));
    assert.ok(!overlaps(span(1, 3), span(3, 4)));
  });
});
