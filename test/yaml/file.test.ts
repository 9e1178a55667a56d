import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { commentsOf, createReadings, ignoreLineOf, readYaml } from '../../server/src/yaml/file.ts';
import { parseYaml } from '../../server/src/yaml/parse.ts';
import { splitDocuments } from '../../server/src/yaml/split.ts';

const parts = (text: string) => splitDocuments(text).map(({ start, end }) => text.slice(start, end));

describe('yaml split', () => {
  it('cuts where documents start', () => {
    assert.deepEqual(parts('a: 1\n---\nb: 2\n--- # c\nc: 3\n'), ['a: 1\n', '---\nb: 2\n', '--- # c\nc: 3\n']);
    assert.deepEqual(parts('---\r\na: 1\r\n---\r\nb: 2'), ['---\r\na: 1\r\n', '---\r\nb: 2']);
    assert.deepEqual(parts(''), ['']);
  });

  it('does not cut at dashes that are no mark', () => {
    for (const text of ['a: |\n  ---\n  b\n', '---a: 1\n', 'a: ---\n', '----\n']) assert.deepEqual(parts(text), [text]);
  });

  it('leaves a file with directives or document ends whole', () => {
    for (const text of ['%YAML 1.2\n---\na: 1\n---\nb: 2\n', 'a: 1\n...\n---\nb: 2\n']) {
      assert.deepEqual(parts(text), [text]);
      assert.equal(parseYaml(text, false).length, 2);
    }
  });

  it('cuts between objects of JSON', () => {
    assert.deepEqual(parts('{"a": "}{"}\n{"b": [{}]} {"c": 3}\n'), ['{"a": "}{"}\n', '{"b": [{}]} ', '{"c": 3}\n']);
    for (const text of ['{"a": [{},\n{}]}\n', '{a: 1}\n---\n', '{{ a }}{{ b }}\na: 1\n', '{"a": "\\"}{"}']) {
      assert.equal(parts(text).join(''), text);
    }
    assert.deepEqual(parts('{"a": 1} {"b": 2'), ['{"a": 1} ', '{"b": 2']);
    assert.deepEqual(parts('{{ a }} {{ b }}\na: 1\n'), ['{{ a }} {{ b }}\na: 1\n']);
  });

  it('gives the documents that the parser gives for the whole file', () => {
    const text = '# top\n---\na: "x\n  y"\n---\n- b: |\n   ---\n   z\n---\n---\nc: 3\n';
    const whole = parseAllDocuments(text).map((document) => document.toJSON());
    const own = parts(text).flatMap((part) => parseAllDocuments(part).map((document) => document.toJSON()));
    assert.deepEqual(
      own.filter((value, index) => index > 0 || value !== null),
      whole,
    );
  });
});

describe('yaml comments', () => {
  const read = (text: string) =>
    commentsOf(readYaml(text, createReadings())).map(({ span, scope, top }) => ({
      comment: text.slice(span.start, span.end),
      scope: scope && text.slice(scope.start, scope.end),
      top,
    }));

  it('speak of their own line or of the next', () => {
    assert.deepEqual(read('# first\n\na: 1 # second\n# third\n# fourth\n\nb: 2\n# last\n'), [
      { comment: '# first', scope: 'a: 1 # second', top: true },
      { comment: '# second', scope: 'a: 1 # second', top: false },
      { comment: '# third', scope: 'b: 2', top: false },
      { comment: '# fourth', scope: 'b: 2', top: false },
      { comment: '# last', scope: undefined, top: false },
    ]);
  });

  it('are told from texts', () => {
    const text = `a: "x # no
  # no" # yes
b: 'it''s # no'
c: it's#no
d: |  # yes
  # no

  # no
e: [a, 'b # no', # yes
  c]
f: plain
  'tis plain # yes
g: http://x/#no
`;
    assert.deepEqual(
      read(text).map(({ comment }) => comment),
      ['# yes', '# yes', '# yes', '# yes'],
    );
  });

  it('speak of a quoted text or a block scalar to its end', () => {
    assert.equal(read('# c\na: |\n  b\n\n  d\n\ne: 1\n')[0]?.scope, 'a: |\n  b\n\n  d');
    assert.equal(read('# c\na: "b\n  d"\n')[0]?.scope, 'a: "b\n  d"');
  });

  it('speak of the next document at the end of one', () => {
    assert.deepEqual(read('# top\n---\n# still\na: 1\n# next\n---\nb: 2\n'), [
      { comment: '# top', scope: 'a: 1', top: true },
      { comment: '# still', scope: 'a: 1', top: true },
      { comment: '# next', scope: 'b: 2', top: false },
    ]);
  });

  it('have to stand above a block scalar, as nothing can be said inside', () => {
    const text = 'a: 1\n---\nb: |\n  x\n  y\nc: 2\n';
    const file = readYaml(text, createReadings());
    const at = (word: string) => ignoreLineOf(file, { start: text.indexOf(word), end: text.indexOf(word) + 1 });
    assert.equal(at('y'), text.indexOf('b:'));
    assert.equal(at('c:'), text.indexOf('c:'));
  });
});

describe('yaml readings', () => {
  it('are kept for documents that did not change, and dropped when there are too many', () => {
    const readings = createReadings(20);
    const [first] = readings(['a: 1']);
    assert.equal(readings(['a: 1'])[0], first);
    readings(['b: 1']);
    assert.equal(readings(['a: 1'])[0], first);
    readings(['b: 12345678901234']);
    assert.notEqual(readings(['a: 1'])[0], first);
  });
});

describe('yaml parts', () => {
  it('keep their readings where others come and go before and behind them', () => {
    const readings = createReadings(0);
    const [a, b, c] = readings(['a', 'b', 'c']);
    assert.deepEqual(
      readings(['a', 'new', 'b', 'c']).map((reading) => [a, b, c].indexOf(reading)),
      [0, -1, 1, 2],
    );
    assert.deepEqual(
      readings(['a', 'c']).map((reading) => [a, b, c].indexOf(reading)),
      [0, 2],
    );
  });
});

describe('yaml problems', () => {
  const problems = (text: string) =>
    parseYaml(text, false).flatMap((document) =>
      document.problems.map(({ kind, span, message }) => [kind, text.slice(span.start, span.end), message]),
    );

  it('say what is wrong where it stands', () => {
    assert.deepEqual(problems('a: "x\nb: 1\n'), [['syntax', '1', 'a quote is opened and never closed']]);
    assert.deepEqual(
      problems('a:\n\tb: 1\n').map(([kind, at]) => [kind, at]),
      [['syntax', 'a:']],
    );
    assert.match(problems('a: b: c\n')[0]![2]!, /second `:`/);
    assert.match(problems('a\nb: 1\n')[0]![2]!, /`:` is missing/);
  });

  it('find keys that stand twice, but for merge keys', () => {
    assert.deepEqual(
      problems('a: 1\n"a": 2\nx: {b: 1, b: 2}\n').map(([kind, at]) => [kind, at]),
      [
        ['duplicate-key', '"a"'],
        ['duplicate-key', 'b'],
      ],
    );
    assert.deepEqual(problems('x: &x {a: 1}\ny: &y {}\nz:\n  <<: *x\n  <<: *y\n'), []);
  });

  it('find aliases without an anchor', () => {
    assert.deepEqual(
      problems('a: *x\nb: &x 1\nc: *x\n').map(([kind, at]) => [kind, at]),
      [['undefined-alias', '*x']],
    );
  });

  it('find nothing wrong with tags of other readers', () => {
    assert.deepEqual(problems('a: !Ref b\nc: !reset\nd: !vault |\n  x\n'), []);
  });

  it('say where a file is nested too deeply, before the parser sees it', () => {
    const blocks = Array.from({ length: 5_000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('');
    for (const text of ['['.repeat(50_000), '{"a":'.repeat(50_000), '- '.repeat(50_000), blocks]) {
      assert.match(problems(text)[0]![2]!, /too deeply/);
    }
    assert.deepEqual(problems(`a: |\n  ${'['.repeat(50_000)}\nb: "${'{'.repeat(50_000)}"\n`), []);
  });

  it('come at once for files made to hurt', () => {
    const wide = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join('');
    assert.deepEqual(problems(wide), []);
    const bomb = Array.from({ length: 30 }, (_, i) => `b${i + 1}: &b${i + 1} [*b${i}, *b${i}, *b${i}]\n`).join('');
    assert.deepEqual(problems(`b0: &b0 x\n${bomb}`), []);
  });
});
