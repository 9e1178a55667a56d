import assert from 'node:assert/strict';
import { applyEdits, collide, type Edit, insert, remove, replace } from '../../server/src/core/edit.ts';
import { contains, lineAt, lineBreak, nextLineStart, span, union } from '../../server/src/core/span.ts';

describe('edits', () => {
  const text = 'one two three';
  const applied: [name: string, edits: readonly Edit[], text: string][] = [
    ['nothing', [], 'one two three'],
    ['a replacement', [replace(span(4, 7), '2')], 'one 2 three'],
    ['a removal', [remove(span(3, 7))], 'one three'],
    ['insertions at both ends', [insert(13, '!'), insert(0, '> ')], '> one two three!'],
    ['edits in any order', [remove(span(7, 13)), replace(span(0, 3), '1')], '1 two'],
    ['edits that touch', [replace(span(0, 4), '1'), replace(span(4, 8), '2')], '12three'],
    ['an insertion at the end of a removal', [remove(span(0, 4)), insert(4, 'deux ')], 'deux two three'],
  ];
  for (const [name, edits, expected] of applied) {
    it(`applies ${name}`, () => assert.equal(applyEdits(text, edits), expected));
  }

  const colliding: [name: string, Edit, Edit][] = [
    ['overlap', replace(span(0, 5), ''), replace(span(4, 7), '')],
    ['are the same', remove(span(0, 3)), remove(span(0, 3))],
    ['nest', remove(span(0, 7)), replace(span(4, 5), 'T')],
    ['insert at one place, as their order would be a guess', insert(4, 'a'), insert(4, 'b')],
    ['insert within a removal', remove(span(0, 7)), insert(3, 'x')],
    ['insert at the start of a removal', remove(span(4, 7)), insert(4, 'x')],
  ];
  for (const [name, a, b] of colliding) {
    it(`refuses edits that ${name}`, () => {
      assert.equal(collide(a, b), true);
      assert.equal(collide(b, a), true);
      assert.throws(() => applyEdits(text, [a, b]), RangeError);
      assert.throws(() => applyEdits(text, [b, a]), RangeError);
    });
  }

  for (const outside of [insert(14, 'x'), remove(span(12, 14)), replace(span(-1, 2), ''), remove(span(5, 4))]) {
    it(`refuses ${outside.start}..${outside.end}, which lies outside`, () => {
      assert.throws(() => applyEdits(text, [outside]), RangeError);
    });
  }
});

describe('spans', () => {
  it('contain themselves, and nothing that sticks out', () => {
    assert.equal(contains(span(2, 5), span(2, 5)), true);
    assert.equal(contains(span(2, 5), span(3, 3)), true);
    assert.equal(contains(span(2, 5), span(4, 6)), false);
  });

  it('unite to the smallest span around both', () => {
    assert.deepEqual(union(span(7, 9), span(2, 3)), span(2, 9));
  });

  const text = 'FROM a\r\n\r\nRUN b\nlast';
  const lines: [offset: number, line: string, next: number][] = [
    [0, 'FROM a', 8],
    [6, 'FROM a', 8],
    [8, '', 10],
    [10, 'RUN b', 16],
    [15, 'RUN b', 16],
    [16, 'last', 20],
    [20, 'last', 20],
  ];
  for (const [offset, line, next] of lines) {
    it(`know the line of offset ${offset}`, () => {
      const { start, end } = lineAt(text, offset);
      assert.equal(text.slice(start, end), line);
      assert.equal(nextLineStart(text, offset), next);
    });
  }

  it('take the line break from the first line', () => {
    assert.equal(lineBreak(text), '\r\n');
    assert.equal(lineBreak('a\nb\r\n'), '\n');
    assert.equal(lineBreak('a'), '\n');
    assert.equal(lineBreak('\n'), '\n');
    assert.equal(lineBreak(''), '\n');
  });
});
