import assert from 'node:assert/strict';
import { partsOf, read } from './script.ts';

/** What decides whether the last `$X` is plain. */
function plainIf(source: string): readonly string[] | undefined {
  const uses = partsOf(read(source, 'bash')).filter((part) => part.type === 'parameter' && part.name === 'X');
  const last = uses.at(-1);
  assert.equal(last?.type, 'parameter', source);
  return last.plainIf;
}

const cases: Readonly<Record<string, readonly (readonly [source: string, plainIf: readonly string[] | undefined])[]>> =
  {
    assignments: [
      ['X=1; a $X', []],
      ['X="a b"; a $X', undefined],
      ['X=; a $X', undefined],
      ["X='*'; a $X", undefined],
      ['X=v$Y; a $X', ['Y']],
      ['X=$(b); a $X', undefined],
      ['X=$(nproc); a $X', []],
      ['X=$(cat x | wc -l); a $X', []],
      ['X=$((1 + 1)); a $X', []],
      ['X=$?; a $X', []],
      ['Y=1; X=$Y; a $X', []],
      ['X=${Y:-1}; a $X', ['Y']],
      ['X=${Y%.*}; a $X', ['Y']],
      ['X=${Y/a/b c}; a $X', undefined],
      ['X=1; X+="a b"; a $X', undefined],
      ['export X=1; a $X', []],
      ['X=1 b; a $X', ['X']],
      ['a $X', ['X']],
      ['a ${#X}', []],
    ],
    'ways through a list': [
      ['X=1 && Y=2 && a $X', []],
      ['b && X=1 && a $X', []],
      ['b && X=1; a $X', ['X']],
      ['b || X=1; a $X', ['X']],
      ['X=1 || X="a b"; a $X', []],
      ['b || exit 1; X=1; a $X', []],
      ['X=1; b && X="a b"; a $X', undefined],
    ],
    'branches and loops': [
      ['if b; then X=1; else X=2; fi; a $X', []],
      ['if b; then X=1; fi; a $X', ['X']],
      ['if b; then X=1; else exit 1; fi; a $X', []],
      ['case b in c) X=1;; *) X=2;; esac; a $X', []],
      ['case b in c) X=1;; esac; a $X', ['X']],
      ['for X in 1 2; do a $X; done', []],
      ['for X in 1 "2 3"; do a $X; done', undefined],
      ['X=1; while b; do a $X; X=$(c); done', undefined],
      ['X=1; until b; do X=2; done; a $X', []],
    ],
    'places of their own': [
      ['X=1; (X="a b"); a $X', []],
      ['(X=1); a $X', ['X']],
      ['b | X=1; a $X', ['X']],
      ['{ X=1; }; a $X', []],
      ['X=1; b $(X="a b"); a $X', []],
      ['X=1; X="a b" & a $X', []],
    ],
    functions: [
      ['f() { a $X; }; X=1; f', []],
      ['f() { a $X; }; X=1; f; X="a b"; f', undefined],
      ['f() { X=1; }; f; a $X', []],
      ['f() { f; a $X; }; X=1; f', []],
      ['f() { a $X; }; X=1', []],
    ],
    'commands that set': [
      ['X=1; read -r X; a $X', undefined],
      ['X=1; unset X; a $X', undefined],
      ['X=1; local X; a $X', undefined],
      ['X="a b"; : $((X = 1)); a $X', []],
      ['X="a b"; ((X++)); a $X', []],
      [': ${X:=1}; a $X', ['X']],
    ],
  };

describe('shell: what a variable may hold', () => {
  for (const [group, list] of Object.entries(cases)) {
    it(`is followed through ${group}`, () => {
      for (const [source, expected] of list) assert.deepEqual(plainIf(source), expected, source);
    });
  }
});
