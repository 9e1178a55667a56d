import assert from 'node:assert/strict';
import { lex, type VariableValue } from '../../../server/src/dockerfile/text/lex.ts';

const values: Record<string, VariableValue> = {
  A: { known: '1.2.3' },
  P: { known: '/usr/local/bin' },
  EMPTY: { known: '' },
  AWAITED: 'awaited',
  OUTSIDE: 'unknown',
};
const lookup = (name: string): VariableValue => values[name] ?? 'unset';
const value = (source: string, escapeChar = '\\') => lex(source, { escape: escapeChar, lookup }).value;
const fault = (source: string) => lex(source, { escape: '\\', lookup }).fault?.message;

describe("BuildKit's words", () => {
  const expansions: [source: string, value: string | undefined][] = [
    ['plain', 'plain'],
    ["'a b'c", 'a bc'],
    ['"a \\" b"', 'a " b'],
    ['"a \\n b"', 'a \\n b'],
    ['a\\ b\\$A', 'a b$A'],
    ["'$A'", '$A'],
    ['$A', '1.2.3'],
    ['x-${A}-y', 'x-1.2.3-y'],
    ['"$A"', '1.2.3'],
    ['${A:-z}', '1.2.3'],
    ['${NONE:-z}', 'z'],
    ['${NONE-z}', 'z'],
    ['${EMPTY-z}', ''],
    ['${EMPTY:-z}', 'z'],
    ['${A:+z}', 'z'],
    ['${NONE:+z}', ''],
    ['${NONE:-${A}}', '1.2.3'],
    ['${NONE:-${OUTSIDE:-z}}', undefined],
    ['${A:-$OUTSIDE}', '1.2.3'],
    ['${A:?must}', '1.2.3'],
    ['${NONE:?must}', undefined],
    ['${A#*.}', '2.3'],
    ['${A##*.}', '3'],
    ['${A%.*}', '1.2'],
    ['${A%%.*}', '1'],
    ['${A/./-}', '1-2.3'],
    ['${A//./-}', '1-2-3'],
    ['${P#/usr/}', 'local/bin'],
    ['${P//\\//_}', '_usr_local_bin'],
    ['$NONE', ''],
    ['$AWAITED', undefined],
    ['${AWAITED:-z}', 'z'],
    ['${AWAITED#x}', undefined],
    ['$OUTSIDE', undefined],
    ['${OUTSIDE:-z}', undefined],
    ['a$', 'a$'],
    ['$(x)', '$(x)'],
  ];
  for (const [source, expected] of expansions) {
    it(`${source} gives ${expected ?? 'nothing known'}`, () => assert.equal(value(source), expected));
  }

  it('takes the escape character of the file', () => assert.equal(value('a` b\\c', '`'), 'a b\\c'));

  const faults: [source: string, message: string][] = [
    ['"a', 'a double quote is not closed'],
    ["'a", 'a single quote is not closed'],
    ['${A', '`}` is missing'],
    ['${A:-x', '`}` is missing'],
    ['${}', '`${` wants a name'],
    ['${A/x}', '`/` is missing'],
    ['${A/x/y', '`}` is missing'],
    ['${A^}', '`^` is no modifier that BuildKit knows'],
    ['${A:1:2}', '`:1` is no modifier that BuildKit knows'],
    ['${#A}', '`A` is no modifier that BuildKit knows'],
  ];
  for (const [source, expected] of faults) it(`${source}: ${expected}`, () => assert.equal(fault(source), expected));

  it('names variables with their places and modifiers, those in operands too', () => {
    const { variables } = lex('${A:-x$B}/$C${D##y}${E//a/b}', { escape: '\\', lookup });
    assert.deepEqual(variables, [
      { name: 'A', modifier: ':-', start: 0, end: 9 },
      { name: 'B', modifier: undefined, start: 6, end: 8 },
      { name: 'C', modifier: undefined, start: 10, end: 12 },
      { name: 'D', modifier: '##', start: 12, end: 19 },
      { name: 'E', modifier: '//', start: 19, end: 28 },
    ]);
  });

  it('splits words at blanks that are neither quoted nor escaped, and keeps what is raw', () => {
    const { words } = lex('cat << EOF "a b" c\\ d $X <<\'X Y\'', {
      escape: '\\',
      lookup,
      rawQuotes: true,
      rawEscapes: true,
      keepUnset: true,
    });
    assert.deepEqual(
      words.map(({ text }) => text),
      ['cat', '<< EOF', '"a b"', 'c\\ d', '$X', "<<'X Y'"],
    );
    assert.deepEqual(words[1], { text: '<< EOF', start: 4, end: 10 });
  });
});
