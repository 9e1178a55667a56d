import assert from 'node:assert/strict';
import { insert, replace } from '../../server/src/core/edit.ts';
import type { Finding } from '../../server/src/core/finding.ts';
import { chooseFixes, type Fix, fixAll, safe, unsafe } from '../../server/src/core/fix.ts';
import { span } from '../../server/src/core/span.ts';

function finding(start: number, ...fixes: readonly Fix[]): Finding {
  const at = span(start, start + 1);
  return { rule: 'toy/word', uri: 'a.toy', span: at, message: 'm', severity: 'warning', fixes, related: [] };
}

/** Findings at every occurrence of a word, with a fix that writes another. */
function turns(from: string, to: string, fix: typeof safe = safe) {
  return (text: string) =>
    [...text.matchAll(new RegExp(from, 'gu'))].map(({ index }) =>
      finding(index, fix(`Write ${to}`, replace(span(index, index + from.length), to))),
    );
}

describe('fixes of one round', () => {
  const long = safe('long', replace(span(0, 4), 'x'));
  const short = safe('short', replace(span(2, 3), 'y'));
  const far = safe('far', insert(9, 'z'));
  const risky = unsafe('risky', insert(9, 'z'));

  it('come in document order, whatever order the findings have', () => {
    assert.deepEqual(chooseFixes([finding(9, far), finding(0, long)], 'safe'), [long, far]);
  });

  it('leave out a fix that collides with one taken before', () => {
    assert.deepEqual(chooseFixes([finding(2, short), finding(0, long), finding(9, far)], 'safe'), [long, far]);
  });

  it('take a fix whole or not at all', () => {
    const two = safe('two', replace(span(2, 3), 'y'), insert(9, 'z'));
    const chosen = chooseFixes([finding(0, long), finding(2, two), finding(9, far)], 'safe');
    assert.deepEqual(chosen, [long, far]);
  });

  it('take one fix a finding: the first that is safe, before any that is not', () => {
    const other = safe('other', insert(5, 'o'));
    assert.deepEqual(chooseFixes([finding(0, risky, far, other)], 'unsafe'), [far]);
    assert.deepEqual(chooseFixes([finding(0, risky, far, other)], 'safe'), [far]);
  });

  it('take no unsafe fix unless asked to', () => {
    assert.deepEqual(chooseFixes([finding(0, risky)], 'safe'), []);
    assert.deepEqual(chooseFixes([finding(0, risky)], 'unsafe'), [risky]);
  });
});

describe('fix all', () => {
  it('goes on until nothing is left', () => {
    const lint = (text: string) => [...turns('aa', 'b')(text), ...turns('bb', 'c')(text), ...turns('cc', 'd')(text)];
    assert.deepEqual(fixAll('aaaaaaaa', 'safe', lint), { text: 'd', applied: 7 });
  });

  it('lints a text that needs nothing once', () => {
    let rounds = 0;
    const result = fixAll('x', 'unsafe', () => {
      rounds++;
      return [];
    });
    assert.deepEqual(result, { text: 'x', applied: 0 });
    assert.equal(rounds, 1);
  });

  it('lets two fixes of the same place follow each other', () => {
    const lint = (text: string) => (text === 'ab' ? [...turns('ab', 'a')(text), ...turns('b', 'x')(text)] : []);
    assert.equal(fixAll('ab', 'safe', lint).text, 'a');
    const both = (text: string) => [...turns('ab', 'cb')(text), ...turns('b', 'x')(text)];
    assert.equal(fixAll('ab', 'safe', both).text, 'cx');
  });

  it('stops where two rules undo each other', () => {
    const undoing = (text: string) => [...turns('a', 'b')(text), ...turns('b', 'a')(text)];
    assert.equal(fixAll('a', 'safe', undoing).text, 'b');
    const longer = (text: string) => [...turns('a', 'b')(text), ...turns('b', 'c')(text), ...turns('c', 'a')(text)];
    assert.equal(fixAll('a', 'safe', longer).text, 'c');
  });

  it('stops where a fix makes the text grow for ever', () => {
    const growing = (text: string) => [finding(0, safe('More', insert(text.length, 'a')))];
    const { text, applied } = fixAll('', 'safe', growing);
    assert.equal(text, 'a'.repeat(applied));
    assert.ok(applied >= 10 && applied <= 100, `${applied} rounds are enough`);
  });

  it('stops where a fix changes nothing', () => {
    assert.deepEqual(fixAll('a', 'safe', turns('a', 'a')), { text: 'a', applied: 0 });
  });
});
