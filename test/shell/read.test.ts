import assert from 'node:assert/strict';
import { parseDockerfile } from '../../server/src/dockerfile/parse.ts';
import { bashismsOf } from '../../server/src/shell/bashisms.ts';
import type { Script } from '../../server/src/shell/model.ts';
import { commandsOf, partsOf, read } from './script.ts';

/** The first script of the first RUN. */
function scriptOf(dockerfile: string): Script {
  const run = parseDockerfile(dockerfile).instructions.find(({ keyword }) => keyword === 'RUN');
  assert.equal(run?.keyword, 'RUN');
  return run.scripts[0]!;
}

describe('shell: commands', () => {
  it('are found wherever they stand', () => {
    const script = read(
      'a && b | c; if d; then e; elif f; then g; else h; fi; for x in $(i); do j; done; { k; } ; (l); case m in n) o;; esac',
    );
    assert.deepEqual(commandsOf(script), ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'o']);
  });

  it('are found in functions, backquotes, process substitutions, arithmetic and heredocs', () => {
    const script = read('f() { a; }; b `c` <(d) $((1 + $(e))) "${x:-$(g)}"; cat <<EOF\n$(h)\nEOF\n', 'bash');
    assert.deepEqual(
      commandsOf(script).map((text) => text.split(/\s/u)[0]),
      ['a', 'b', 'c', 'd', 'e', 'g', 'cat', 'h'],
    );
  });

  it('know what stands around them', () => {
    const [a, b, c, d] = read('a && b | c || d').commands;
    assert.deepEqual([a?.before?.text, a?.after?.text], [undefined, '&&']);
    assert.deepEqual([b?.before?.text, b?.after?.text], ['&&', '|']);
    assert.deepEqual([c?.before?.text, c?.after?.text], ['|', '||']);
    assert.deepEqual(c?.pipe, { index: 1, length: 2 });
    assert.deepEqual(
      [b?.chain, d?.chain],
      [
        { index: 1, length: 3 },
        { index: 2, length: 3 },
      ],
    );
  });

  it('know what they stand in', () => {
    const within = Object.fromEntries(
      read('if a; then (b); fi; while c; do { d; }; done; f() { e; }; $(g)').commands.map((command) => [
        command.name?.text,
        command.within,
      ]),
    );
    assert.deepEqual(within.a, ['test']);
    assert.deepEqual(within.b, ['condition', 'subshell']);
    assert.deepEqual(within.c, ['loop', 'test']);
    assert.deepEqual(within.d, ['loop', 'group']);
    assert.deepEqual(within.e, ['function', 'group']);
    assert.deepEqual(within.g, ['substitution']);
  });

  it('have operators with places, though no node of the tree has them', () => {
    const source = 'a && b "&&" || c';
    const [statement] = read(source).statements;
    assert.deepEqual(
      statement?.operators.map(({ span }) => source.slice(span.start, span.end)),
      ['&&', '||'],
    );
    assert.equal(statement?.operators[1]?.span.start, 12);
  });

  it('go on behind a token that fits nowhere', () => {
    const script = read('apt-get update ) && apk add x;; b fi c');
    assert.deepEqual(
      script.commands.map(({ name }) => name?.text),
      ['apt-get', 'apk', 'b'],
    );
    assert.equal(script.problems[0]?.message, "unexpected token ')'");
  });

  it('share the list of what they stand in with the statements beside them', () => {
    const { allStatements } = read('a; { b; c; }; d');
    const [a, group, b, c, d] = allStatements;
    assert.equal(a?.within, d?.within);
    assert.equal(group?.within, a?.within);
    assert.equal(b?.within, c?.within);
    assert.notEqual(a?.within, b?.within);
  });

  it('are parts that know whether they are negated', () => {
    const [statement] = read('! a && b | c').statements;
    assert.deepEqual(
      statement?.parts.map(({ negated, command }) => [negated, command?.name?.text]),
      [
        [true, 'a'],
        [false, undefined],
      ],
    );
  });
});

describe('shell: words', () => {
  it('have what `export` assigns as words and as assignments', () => {
    const [command] = read('A=1 export X=$Y Z').commands;
    assert.deepEqual(
      command?.args.map(({ text }) => text),
      ['X=$Y', 'Z'],
    );
    assert.deepEqual(
      command?.assignments.map(({ name }) => name),
      ['A', 'X'],
    );
    assert.deepEqual(
      command?.args[0]?.parts.map(({ type }) => type),
      ['literal', 'parameter'],
    );
  });

  it('are in commands without a name where they only assign', () => {
    const [command] = read('FOO=bar').commands;
    assert.equal(command?.name, undefined);
    assert.equal(command?.assignments[0]?.value?.value, 'bar');
  });

  it('keep tildes, lone braces and escapes in their text', () => {
    const [command] = read('ls ~/x {a a\\ b').commands;
    assert.deepEqual(
      command?.args.map(({ text, value }) => [text, value]),
      [
        ['~/x', '~/x'],
        ['{a', '{a'],
        ['a\\ b', 'a b'],
      ],
    );
  });

  it('say where they are split', () => {
    const source =
      'X=$a b $c "$d" > $e; export Y=$f; case $g in $h) ;; esac; for i in $j; do k; done; l <<EOF\n$m\nEOF\n';
    const split = read(source).words.filter(({ splits, word }) => splits && word.hasExpansion);
    assert.deepEqual(
      split.map(({ word }) => word.text),
      ['$c', '"$d"', '$e', '$j'],
    );
    const test = read('[[ $a == $b ]] <<< $c', 'bash').words;
    assert.deepEqual(
      test.map(({ splits, role }) => [role, splits]),
      [
        ['operand', false],
        ['operand', false],
        ['redirect', true],
      ],
    );
  });

  it('hold what is substituted into them', () => {
    const parts = partsOf(read('a "x$(b | c)" `d`'));
    const substitutions = parts.filter((part) => part.type === 'substitution');
    assert.deepEqual(
      substitutions.map(({ kind, commands }) => [kind, commands.map(({ name }) => name?.text)]),
      [
        ['$(', ['b', 'c']],
        ['`', ['d']],
      ],
    );
  });

  it('are fragile in backquotes within double quotes or backquotes, whose place is that of the outer ones', () => {
    const source = 'a `b c` "`d e`" `f \\`g h\\``';
    const fragile = read(source).words.filter((use) => use.fragile);
    assert.deepEqual(fragile.map(({ word }) => word.text).sort(), ['`g h`', 'd', 'e', 'f', 'g', 'h']);
    const inner = fragile.find(({ word }) => word.text === 'g');
    assert.equal(source.slice(inner?.word.span.start, inner?.word.span.end), '`f \\`g h\\``');
  });

  it('have parameters with their operators', () => {
    const parts = partsOf(read('a $b ${c:-d e} ${#f} ${!g} ${h[1]} ${i//j/k} ${l%m}', 'bash'));
    const parameters = parts.filter((part) => part.type === 'parameter');
    assert.deepEqual(
      parameters.map(({ name, prefix, operator, indexed, operand }) => [
        name,
        prefix,
        operator,
        indexed,
        operand?.text,
      ]),
      [
        ['b', undefined, '', false, undefined],
        ['c', undefined, ':-', false, 'd e'],
        ['f', '#', '', false, undefined],
        ['g', '!', '', false, undefined],
        ['h', undefined, '', true, undefined],
        ['i', undefined, '//', false, 'j'],
        ['l', undefined, '%', false, 'm'],
      ],
    );
  });

  it('are not expanded: the builder leaves variables of RUN to the shell', () => {
    const script = scriptOf('FROM x\nARG A=1\nRUN echo $A "${A}"\n');
    assert.deepEqual(
      script.commands[0]?.args.map(({ value }) => value),
      [undefined, undefined],
    );
  });
});

describe('shell: variables', () => {
  it('are set in many ways', () => {
    const script = read(
      'a=1; b=2 x; export c=3 d; read -r e f; for g in 1; do :; done; : ${h:=1} $((i = 1, j++)); getopts ab k; printf -v l x',
    );
    assert.deepEqual(
      script.definitions.map(({ name, kind }) => `${name} ${kind}`),
      [
        'a assignment',
        'b prefix',
        'c declaration',
        'd declaration',
        'e command',
        'f command',
        'g loop',
        'h default',
        'i arithmetic',
        'j arithmetic',
        'k command',
        'l command',
      ],
    );
  });

  it('stay where they stand before a special builtin', () => {
    assert.deepEqual(
      read('a=1 set -x; b=1 make').definitions.map(({ kind }) => kind),
      ['assignment', 'prefix'],
    );
  });

  it('are read in words, arithmetic and heredocs', () => {
    const script = read('x $a "$b" ${c:-$d} $((e + 1)) $1 $?; cat <<EOF\n$f\nEOF\n');
    assert.deepEqual(
      script.references.map(({ name, guarded }) => `${name} ${guarded}`),
      ['a false', 'b false', 'c true', 'd false', 'e false', 'f false'],
    );
  });
});

describe('shell: tests', () => {
  const questions = (source: string, dialect: 'sh' | 'bash' = 'sh') =>
    read(source, dialect).tests.map(({ conditions, joints }) => ({
      conditions: conditions.map(({ negations, left, operator, right }) =>
        [...negations.map(() => '!'), left?.text, operator?.text, right.text].filter(Boolean).join(' '),
      ),
      joints: joints.map(({ text }) => text),
    }));

  it('are taken apart', () => {
    assert.deepEqual(
      questions('[ -f a -a ! "$b" = c ]; test -z x; [ "$d" ]; [ ! -e f ]; [ \\( a \\) -o b \\> c ]; [ ]; [ ! ]'),
      [
        { conditions: ['-f a', '! "$b" = c'], joints: ['-a'] },
        { conditions: ['-z x'], joints: [] },
        { conditions: ['"$d"'], joints: [] },
        { conditions: ['! -e f'], joints: [] },
        { conditions: ['a', 'b > c'], joints: ['-o'] },
        { conditions: [], joints: [] },
        { conditions: ['!'], joints: [] },
      ],
    );
  });

  it('are taken apart in double brackets too', () => {
    assert.deepEqual(questions('[[ -n $a && ! ( $b == c* || $d =~ ^e ) ]]', 'bash'), [
      { conditions: ['-n $a', '! $b == c*', '$d =~ ^e'], joints: ['&&', '||'] },
    ]);
  });
});

describe('shell: compounds and heredocs', () => {
  it('are told apart', () => {
    const script = read('for a in b c; do d; done > e; f() { g; }; function h { i; }; case j in k|l) m;; esac', 'bash');
    assert.deepEqual(
      script.compounds.map(({ kind }) => kind),
      ['for', 'function', 'group', 'function', 'group', 'case'],
    );
    const [loop, , , second] = script.compounds;
    assert.equal(loop?.kind === 'for' && loop.words?.map(({ text }) => text).join(), 'b,c');
    assert.equal(loop?.redirects[0]?.target?.text, 'e');
    assert.equal(second?.kind === 'function' && second.keyword !== undefined && !second.parentheses, true);
  });

  it('hold the body of a heredoc, expanded or not', () => {
    const script = read("cat <<EOF <<'END'\n$a\nEOF\n$b\nEND\nc");
    const heredocs = script.commands[0]?.redirects.map(({ heredoc }) => heredoc);
    assert.deepEqual(
      heredocs?.map((heredoc) => [heredoc?.quoted, heredoc?.body]),
      [
        [false, '$a\n'],
        [true, '$b\n'],
      ],
    );
    assert.deepEqual(
      script.references.map(({ name }) => name),
      ['a'],
    );
    assert.equal(script.commands[1]?.name?.text, 'c');
  });

  it('take a heredoc without an end as it is', () => {
    assert.equal(read('cat <<EOF\nx').commands[0]?.redirects[0]?.heredoc?.body, 'x');
  });

  it('are what bashisms are told by', () => {
    const source =
      'if [[ a == b ]]; then c=(1); source d; fi; e &> f <<< g | h <(i) |& j; echo -e {k,l} ${m/n/o} $((p++)); [ q == r ]';
    assert.deepEqual(
      bashismsOf(read(source)).map(({ id }) => id),
      [
        'doubleBrackets',
        'array',
        'source',
        'redirectBoth',
        'hereString',
        'processSubstitution',
        'pipeBoth',
        'echoFlag',
        'braces',
        'replacement',
        'counting',
        'doubleEquals',
      ],
    );
  });
});

describe('shell: problems', () => {
  it('are found in substitutions too', () => {
    assert.deepEqual(
      read('a $(b; if c) "$(d |)"').problems.map(({ message }) => message),
      ["expected 'then'", "expected 'fi' to close 'if'", "expected command after '|'"],
    );
  });

  it('are none of other languages: their text is not looked into', () => {
    const script = read('Remove-Item $x; if ($x -eq 1) { Get-Item C:\\a }', 'other');
    assert.deepEqual([script.commands, script.words, script.problems], [[], [], []]);
    assert.equal(scriptOf('FROM x\nSHELL ["pwsh", "-c"]\nRUN if ($x) { y }\n').dialect, 'other');
    assert.equal(scriptOf('FROM x\nRUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF\n').dialect, 'other');
  });
});

describe('shell: places', () => {
  it('lie in the file, through continued lines and comments with either line end', () => {
    for (const end of ['\n', '\r\n']) {
      const text = ['FROM x', 'RUN echo a \\', '  # why', '', '    b"$c\\', 'd" && e', ''].join(end);
      const script = scriptOf(text);
      assert.deepEqual(
        script.commands.map(({ name }) => name?.text),
        ['echo', 'e'],
      );
      const [, word] = script.commands[0]!.args;
      assert.equal(text.slice(word!.span.start, word!.span.end), `b"$c\\${end}d"`);
      assert.equal(word!.text, 'b"$cd"');
    }
  });
});
