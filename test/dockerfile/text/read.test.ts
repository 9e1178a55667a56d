import assert from 'node:assert/strict';
import { readDirectives } from '../../../server/src/dockerfile/text/directives.ts';
import { readText } from '../../../server/src/dockerfile/text/read.ts';
import { sourceOffset } from '../../../server/src/shell/offsets.ts';

describe('parser directives', () => {
  const directives = (text: string) => {
    const read = readDirectives(text, text.startsWith('\ufeff') ? 1 : 0);
    const seen = read.directives.map(({ name, value, valueSpan }) => {
      assert.equal(text.slice(valueSpan.start, valueSpan.end), value);
      return `${name}=${value}`;
    });
    return [...seen, ...read.problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`)];
  };

  const cases: [name: string, text: string, expected: readonly string[]][] = [
    [
      'stand at the top',
      '# syntax=docker/dockerfile:1\n#escape=`\nFROM a\n',
      ['syntax=docker/dockerfile:1', 'escape=`'],
    ],
    ['may have blanks and capitals', '  #  Syntax  =  a b  \nFROM a\n', ['syntax=a b']],
    ['may follow a byte order mark', '\ufeff# check=skip=all\n', ['check=skip=all']],
    ['end with a comment', '# of the shop\n# syntax=a\n', []],
    ['end with an empty line', '\n# syntax=a\n', []],
    ['end with a name that is none', '# syntax=a\n# sintax=b\n# escape=`\n', ['syntax=a']],
    ['stand behind a shebang, but for escape', '#!/bin/x\n# escape=`\n# check=skip=A\n', ['check=skip=A']],
    [
      'are given once',
      '# escape=`\n# escape=\\\n',
      ['escape=`', 'escape=\\', '# escape=\\: the directive `escape` stands here twice'],
    ],
    [
      'know two escape characters',
      '# escape=/\n',
      ['escape=/', '/: `/` cannot be the escape character: only a backslash or a backtick can'],
    ],
    ['check what `check` says', '# check=skip=A,B;error=true a remark\n', ['check=skip=A,B;error=true a remark']],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => assert.deepEqual(directives(text), expected));
    it(`${name}, with other line ends`, () => assert.deepEqual(directives(text.replaceAll('\n', '\r\n')), expected));
  }

  it('refuse unknown options of `check`', () => {
    const [, problem = ''] = directives('# check=skipp=A\n');
    assert.match(problem, /^skipp=A: `skipp` is no option of checks/u);
    assert.match(directives('# check=error=maybe\n')[1]!, /`error` is true or false/u);
  });
});

describe('joined lines', () => {
  /** The joined texts; each of their characters has to stand in the file where the map says. */
  const lines = (text: string) =>
    readText(text).lines.map(({ text: joined, map }) => {
      for (let index = 0; index < joined.length; index++) {
        assert.equal(text[sourceOffset(map, index)], joined[index], `${index} of ${joined}`);
      }
      return joined;
    });

  const cases: [name: string, text: string, expected: readonly string[]][] = [
    ['one for a line', 'FROM a\n\nRUN b\n', ['FROM a', 'RUN b']],
    ['keep the indentation of what continues them', 'RUN a \\\n    && b\n', ['RUN a     && b']],
    ['drop their own', '   RUN a\n', ['RUN a']],
    ['skip comments and empty lines within', 'RUN a \\\n  # why\n\n\\\n b\n', ['RUN a  b']],
    ['take blanks behind the escape', 'RUN a \\ \t\n b\n', ['RUN a  b']],
    ['break words where they are broken', 'RUN mak\\\ne\n', ['RUN make']],
    ['end at a doubled escape', 'RUN a \\\\\nRUN b\n', ['RUN a \\\\', 'RUN b']],
    ['end at a tripled one', 'RUN a \\\\\\\nRUN b\n', ['RUN a \\\\\\', 'RUN b']],
    ['end where the file does', 'RUN a \\', ['RUN a ']],
    ['know the escape of the file', '# escape=`\nRUN a `\n  b\\\nRUN c\n', ['RUN a   b\\', 'RUN c']],
    ['have no comments at their ends', 'RUN a # b\n# c\n', ['RUN a # b']],
    ['have no heredocs', 'RUN <<A cat <<-B\na\nA\nb\n\tB\nRUN c\n', ['RUN <<A cat <<-B', 'RUN c']],
  ];
  for (const [name, text, expected] of cases) {
    it(name, () => assert.deepEqual(lines(text), expected));
    it(`${name}, with other line ends`, () => assert.deepEqual(lines(text.replaceAll('\n', '\r\n')), expected));
  }

  it('say where comments stand', () => {
    const text = '# a\nRUN a \\\n# b\n  b\n# c\n';
    const comments = readText(text).comments.map(({ span, line, inside }) => [
      text.slice(span.start, span.end),
      line,
      inside,
    ]);
    assert.deepEqual(comments, [
      ['# a', 0, false],
      ['# b', 0, true],
      ['# c', 1, false],
    ]);
  });

  it('say where empty lines stand within', () => {
    const text = 'RUN a \\\n\n# b\n \n  b \\\n  c \\\n\n';
    const gaps = readText(text).lines[0]!.gaps.map(({ escape: at, emptyLines, next }) => ({
      escape: at.start,
      emptyLines: emptyLines.map(({ start }) => start),
      next,
    }));
    assert.deepEqual(gaps, [
      { escape: text.indexOf('\\'), emptyLines: [8, 13], next: 'b' },
      { escape: text.lastIndexOf('\\'), emptyLines: [text.length - 1], next: undefined },
    ]);
  });

  it('are refused where they are longer than BuildKit reads', () => {
    const longest = 65_535 - 'RUN '.length;
    const problems = (argument: string) => readText(`FROM a\nRUN ${argument}\n`).problems.map(({ span }) => span.start);
    assert.deepEqual(problems('x'.repeat(longest)), []);
    assert.deepEqual(problems('x'.repeat(longest + 1)), [7]);
    assert.deepEqual(problems('é'.repeat(longest / 2 + 1)), [7]);
  });
});

describe('heredocs', () => {
  const heredocs = (text: string) =>
    readText(text).lines[0]!.heredocs.map(({ name, body, terminator, expand, chomp, descriptor, marker }) => ({
      name,
      body: text.slice(body.start, body.end),
      end: terminator && text.slice(terminator.start, terminator.end),
      marks: `${descriptor}${expand ? '' : ' quoted'}${chomp ? ' chomped' : ''}`,
      marker: readText(text).lines[0]!.text.slice(marker.start, marker.end),
    }));

  it('have a body', () => {
    assert.deepEqual(heredocs('RUN <<EOF\na\n\nb\nEOF\n'), [
      { name: 'EOF', body: 'a\n\nb\n', end: 'EOF', marks: '0', marker: '<<EOF' },
    ]);
  });

  it('follow one another', () => {
    assert.deepEqual(heredocs('COPY <<a <<-"b c" 3<<\'d\' /x/\n1\na\n\t2\n\tb c\nd'), [
      { name: 'a', body: '1\n', end: 'a', marks: '0', marker: '<<a' },
      { name: 'b c', body: '\t2\n', end: '\tb c', marks: '0 quoted chomped', marker: '<<-"b c"' },
      { name: 'd', body: '', end: 'd', marks: '3 quoted', marker: "3<<'d'" },
    ]);
  });

  it('end with the file where nothing ends them', () => {
    assert.deepEqual(heredocs('ADD --chmod=1 <<EOF /x\na\n EOF\n'), [
      { name: 'EOF', body: 'a\n EOF\n', end: undefined, marks: '0', marker: '<<EOF' },
    ]);
  });

  const none = [
    'RUN ["<<EOF"]',
    'RUN echo "<<EOF"',
    'RUN cat <<<EOF',
    'RUN echo $((1<<2)) <<',
    'RUN << \nEOF',
    'ENV A=<<EOF',
    'CMD <<EOF',
    'ONBUILD CMD <<EOF',
  ];
  for (const text of none) it(`are not in ${text}`, () => assert.deepEqual(heredocs(text), []));

  it('stand behind ONBUILD, and behind a continuation', () => {
    assert.equal(heredocs('ONBUILD RUN <<A\nA\n').length, 1);
    assert.equal(heredocs('RUN --mount=type=tmpfs,target=/x \\\n  <<A \\\n  cat\nx\nA\n')[0]!.body, 'x\n');
  });
});
