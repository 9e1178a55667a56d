import assert from 'node:assert/strict';
import { applyEdits, remove } from '../../server/src/core/edit.ts';
import { ignoreComment, readSuppressions } from '../../server/src/core/suppress.ts';
import { found, register, reports, run, toy } from './toy.ts';

function read(text: string) {
  return readSuppressions(text, toy.comments(toy.parse(text)));
}

describe('ignore comments', () => {
  const taken: [comment: string, names: readonly string[], reason: string][] = [
    ['# plimsoll ignore=toy/a', ['toy/a'], ''],
    ['#plimsoll ignore=toy/a', ['toy/a'], ''],
    ['# plimsoll: ignore=toy/a', ['toy/a'], ''],
    ['# plimsoll   ignore = toy/a , W1', ['toy/a', 'W1'], ''],
    ['# plimsoll ignore=toy/a,W1,networking', ['toy/a', 'W1', 'networking'], ''],
    ['# plimsoll ignore=toy/a, -- ', ['toy/a'], ''],
    ['# plimsoll ignore=toy/a -- measured twice', ['toy/a'], 'measured twice'],
    ['# plimsoll ignore=toy/a -- a # in it, and -- dashes', ['toy/a'], 'a # in it, and -- dashes'],
  ];
  for (const [comment, names, reason] of taken) {
    it(`read ${comment}`, () => {
      const { suppressions, faults } = read(`${comment}\na`);
      assert.deepEqual(faults, []);
      assert.deepEqual(
        suppressions.map(({ names }) => names.map(({ text }) => text)),
        [names],
      );
      assert.equal(suppressions[0]!.reason, reason);
      assert.equal(suppressions[0]!.origin, 'plimsoll');
      for (const { text, span } of suppressions[0]!.names) {
        assert.equal(`${comment}\na`.slice(span.start, span.end), text, 'the span is that of the name');
      }
    });
  }

  const faulty: [comment: string, fault: RegExp][] = [
    ['# plimsoll ignore', /names no rule/u],
    ['# plimsoll ignore=', /names no rule/u],
    ['# plimsoll ignore= -- a reason', /names no rule/u],
    ['# plimsoll ignore=,', /names no rule/u],
    ['# plimsoll ignore toy/a', /names no rule/u],
    ['# plimsoll ignore=toy/a the reason', /reads a reason as a rule/u],
    ['# plimsoll ignore=toy/a-- the reason', /put ` -- ` before the reason/u],
    ['# plimsoll ignore=toy/a toy/b', /commas between rules/u],
    ['# plimsoll ignores=toy/a', /`ignores` is not known/u],
    ['# plimsoll disable=toy/a', /`disable` is not known/u],
  ];
  for (const [comment, fault] of faulty) {
    it(`refuse ${comment}`, () => {
      const { suppressions, faults } = read(`${comment}\na`);
      assert.deepEqual(suppressions, []);
      assert.match(faults.map(({ fault }) => fault).join(), fault);
    });
  }

  for (const comment of ['# plimsoll is our linter', '# Plimsoll ignore=toy/a', '# see plimsoll ignore=toy/a', '#']) {
    it(`are not meant by ${comment}`, () => {
      assert.deepEqual(read(`${comment}\na`), { suppressions: [], faults: [] });
    });
  }

  it('speak of what their language says, and for the file of all of it', () => {
    const text = '# plimsoll ignore-file=toy/a\n# plimsoll ignore=toy/b\nword\nlast';
    const [file, line] = read(text).suppressions;
    assert.equal(text.slice(line!.scope.start, line!.scope.end), 'word');
    assert.deepEqual(file!.scope, { start: 0, end: text.length + 1 });
  });

  it('have no effect for the file below its first word, nor at its end', () => {
    const { suppressions, faults } = read('a\n# plimsoll ignore-file=toy/a\nb\n# plimsoll ignore=toy/a');
    assert.deepEqual(suppressions, []);
    assert.match(faults[0]!.fault, /only at the top/u);
    assert.match(faults[1]!.fault, /nothing below/u);
  });

  it('are removed with their line, or with the blanks before them', () => {
    for (const [text, expected] of [
      ['a\n  # plimsoll ignore=toy/a\nb\n', 'a\nb\n'],
      ['a\r\n# plimsoll ignore=toy/a\r\nb\r\n', 'a\r\nb\r\n'],
      ['# plimsoll ignore=toy/a\nb', 'b'],
    ] as const) {
      assert.equal(applyEdits(text, [remove(read(text).suppressions[0]!.removal)]), expected);
    }
    const beside = 'a: 1  # plimsoll ignore=toy/a\n';
    const comment = { span: { start: 6, end: 29 }, scope: { start: 0, end: 4 }, top: false };
    const [suppression] = readSuppressions(beside, [comment]).suppressions;
    assert.equal(applyEdits(beside, [remove(suppression!.removal)]), 'a: 1\n');
  });

  it('are read back as they are written', () => {
    const comment = ignoreComment('ignore', 'toy/a', 'the tarball has an odd layout');
    const [suppression] = read(`${comment}\na`).suppressions;
    assert.deepEqual(
      suppression!.names.map(({ text }) => text),
      ['toy/a'],
    );
    assert.equal(suppression!.reason, 'the tarball has an odd layout');
  });
});

describe('silencing', () => {
  const rules = register({
    'toy/a': reports('a', { aliases: ['peer/A1'], burden: 'security' }),
    'toy/b': reports('b'),
  });
  const left = (text: string) => found(text, run(rules, text));

  it('takes away what the name stands for, and nothing else', () => {
    assert.deepEqual(left('# plimsoll ignore=toy/a\na\na\nb'), ['toy/a a', 'toy/b b']);
    assert.deepEqual(left('# plimsoll ignore=A1\na\nb'), ['toy/b b']);
    assert.deepEqual(left('# plimsoll ignore=security,peer/A1\na\nb'), ['toy/b b']);
    assert.deepEqual(left('# plimsoll ignore-file=toy/a\na\na\nb'), ['toy/b b']);
    assert.deepEqual(left('# plimsoll ignore-file=all -- generated\na\nb'), []);
    assert.deepEqual(left('# plimsoll ignore=toy/b\na'), ['toy/a a']);
  });

  it('silences a finding at the very end of the text', () => {
    const atEnd = register({
      'toy/end': {
        ...reports('x'),
        on: {
          'toy:end': (_: unknown, { report }: { report(at: object, message: string): void }) =>
            report({ start: 33, end: 33 }, 'the end'),
        },
      },
    });
    const text = '# plimsoll ignore-file=toy/end\nab';
    assert.equal(text.length, 33);
    assert.deepEqual(run(atEnd, text).findings, []);
  });
});
