import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '../../server/src/core/edit.ts';
import { parseDockerfile } from '../../server/src/dockerfile/parse.ts';
import { shellCheckRemarks, shellCheckScripts } from '../../server/src/dockerfile/shellcheck.ts';
import { runProgram } from '../../server/src/host/programs.ts';
import {
  readShellCheckOutput,
  type ShellCheckComment,
  type ShellCheckRemark,
  shellCheckExitCodes,
  shellCheckOptions,
} from '../../server/src/shell/shellcheck.ts';

/**
 * What ShellCheck 0.11.0 answered, its sentences left out, by what it was given. Where inputs have changed,
 * `SHELLCHECK=shellcheck npx mocha test/dockerfile/shellcheck.test.ts` asks it anew.
 */
const recordFile = path.join(import.meta.dirname, 'shellcheck.recorded.json');
const record: Record<string, readonly ShellCheckComment[]> = JSON.parse(readFileSync(recordFile, 'utf8'));
const recorder = process.env.SHELLCHECK;

async function remarksOf(text: string): Promise<readonly ShellCheckRemark[]> {
  const scripts = shellCheckScripts(parseDockerfile(text));
  const remarks: ShellCheckRemark[] = [];
  for (const script of scripts) {
    if (recorder) record[script.input] = await ask(recorder, script.input);
    const comments = record[script.input];
    assert.ok(comments, `the answer is recorded for\n${script.input}`);
    const [read] = readShellCheckOutput(JSON.stringify({ comments }), 1);
    remarks.push(...shellCheckRemarks(script, read!));
  }
  return remarks;
}

async function ask(program: string, input: string): Promise<readonly ShellCheckComment[]> {
  const { signal } = new AbortController();
  const call = { program, options: shellCheckOptions, texts: [input], good: shellCheckExitCodes, signal };
  const [comments] = readShellCheckOutput(await runProgram(call), 1);
  return comments!.map((comment) => ({ ...comment, message: 'left out' }));
}

/** `SC2086 $x`, with the lines that its fix changes behind `->`. */
function told(text: string, { code, span, fix }: ShellCheckRemark): string {
  const found = `${code} ${text.slice(span.start, span.end)}`;
  if (!fix) return found;
  const lines = text.split('\n');
  const changed = applyEdits(text, fix.edits)
    .split('\n')
    .filter((line, index) => line !== lines[index]);
  return `${found} -> ${changed.join('\n')}`;
}

function dockerfile(...lines: readonly string[]): string {
  return `FROM debian:12.5\n${lines.join('\n')}\n`;
}

describe('ShellCheck', () => {
  const places: [what: string, text: string, expected: readonly string[]][] = [
    [
      'through continued lines and comments between them',
      dockerfile('RUN x=$(date) \\', '  # why', ' && echo $x\\', ' && cat $x\\', '.txt'),
      ['SC2086 $x ->  && echo "$x"\\', 'SC2086 $x ->  && cat "$x"\\'],
    ],
    [
      'with either line end',
      dockerfile('RUN x=$(date) \\', ' && echo $x \\', ' && true').replaceAll('\n', '\r\n'),
      ['SC2086 $x ->  && echo "$x" \\\r'],
    ],
    [
      'in heredocs, with tabs that are dropped and tabs that stay',
      dockerfile('RUN <<-EOF', '\tx=$(date)', '\tif true; then', '\t\techo a\t$x', '\tfi', 'EOF'),
      ['SC2086 $x -> \t\techo a\t"$x"'],
    ],
    [
      'in heredocs with carriage returns',
      dockerfile('RUN <<EOF', 'x=$(date)', 'echo $x', 'EOF').replaceAll('\n', '\r\n'),
      ['SC2086 $x -> echo "$x"\r'],
    ],
    [
      'behind tabs and characters of two units',
      dockerfile('RUN x=$(date);\techo "😀é"\t$x'),
      ['SC2291 echo "😀é"\t$x', 'SC2086 $x -> RUN x=$(date);\techo "😀é"\t"$x"'],
    ],
    [
      'in each script of a file, by the shell of each',
      dockerfile(
        'RUN x=$(date); [[ $x ]]',
        'SHELL ["/bin/bash", "-c"]',
        'RUN x=$(date); [[ $x ]] && echo $x',
        "RUN sh <<'EOF'",
        'y=$(date); rm $y',
        'EOF',
        'RUN ["bash", "-c", "z=$(date); rm $z"]',
        'RUN <<EOF',
        '#!/usr/bin/env python3',
        'print("$x")',
        'EOF',
      ),
      [
        'SC3010 [[ $x ]]',
        'SC2086 $x -> RUN x=$(date); [[ $x ]] && echo "$x"',
        'SC2086 $y -> y=$(date); rm "$y"',
        // A quote would have to be escaped in JSON.
        'SC2086 $z',
      ],
    ],
    [
      'in backquotes, but nothing is written into those within quotes',
      dockerfile('RUN x=$(date); rm "`dirname $x`"', 'RUN x=$(date); rm -- `dirname $x`'),
      [
        'SC2006 `dirname $x` -> RUN x=$(date); rm "$(dirname $x)"',
        'SC2086 $x',
        'SC2046 `dirname $x`',
        'SC2006 `dirname $x` -> RUN x=$(date); rm -- $(dirname $x)',
        'SC2086 $x -> RUN x=$(date); rm -- `dirname "$x"`',
      ],
    ],
    [
      'where it cannot read a script',
      dockerfile('RUN if true; then \\', '  echo'),
      ['SC1046 ', 'SC1073 ', 'SC1047 ', 'SC1072 '],
    ],
  ];
  for (const [what, text, expected] of places) {
    it(`is placed ${what}`, async () => {
      assert.deepEqual(
        (await remarksOf(text)).map((remark) => told(text, remark)),
        expected,
      );
    });
  }

  const surroundings: [what: string, text: string, codes: readonly string[]][] = [
    ['variables that the builder sets', dockerfile('ARG a', 'ENV b=1', 'RUN echo "$a $b $c $http_proxy"'), ['SC2154']],
    ['that a failing command ends the script', dockerfile('SHELL ["/bin/sh", "-ec"]', 'RUN cd /x; make'), []],
    ['that it does not, without -e', dockerfile('RUN cd /x; make'), ['SC2164']],
    [
      'directives at the top of a heredoc, for all of it',
      dockerfile('RUN <<EOF', '#!/bin/sh', '# shellcheck disable=SC2164', 'cd /x', 'cd /y', 'EOF'),
      [],
    ],
    ['which shell is behind sh', 'FROM alpine:3.20\nRUN f() { local x=1; echo "$x"; }; [[ -e /x ]] && f\n', []],
  ];
  for (const [what, text, codes] of surroundings) {
    it(`is told ${what}`, async () => {
      assert.deepEqual(
        (await remarksOf(text)).map(({ code }) => code),
        codes,
      );
    });
  }

  it('has its levels turned into severities', async () => {
    const text = dockerfile('RUN x=$(date); rm `ls $x`');
    const found = (await remarksOf(text)).map(({ code, severity }) => `${code} ${severity}`);
    assert.ok(found.includes('SC2086 information'), `${found}`);
    assert.ok(found.includes('SC2046 warning'), `${found}`);
    assert.ok(found.includes('SC2006 hint'), `${found}`);
  });

  describe('edits', () => {
    const text = dockerfile('RUN a b\\', 'c d');
    const comment = (column: number, endColumn: number, replacement: string, more = {}): ShellCheckComment => {
      const range = { line: 4, column, endLine: 4, endColumn };
      const change = { ...range, replacement, insertionPoint: 'beforeStart' as const };
      const replacements = [change, ...('twice' in more ? [change] : [])];
      return { ...range, file: '0', level: 'info', code: 2000, message: 'odd', fix: { replacements } };
    };
    const [script] = shellCheckScripts(parseDockerfile(text));
    const fixed = (given: ShellCheckComment) => {
      const [remark] = shellCheckRemarks(script!, [given]);
      return remark?.fix && applyEdits(text, remark.fix.edits);
    };
    it('replace what stands together', () => {
      assert.equal(fixed(comment(1, 2, 'A')), dockerfile('RUN A b\\', 'c d'));
    });
    it('close a word before the line ends', () => {
      assert.equal(fixed(comment(4, 4, '"')), dockerfile('RUN a b"\\', 'c d'));
    });
    it('are dropped where a line ends in between', () => assert.equal(fixed(comment(3, 5, 'x')), undefined));
    it('are dropped where they would break or continue a line', () => {
      assert.equal(fixed(comment(1, 2, 'x\ny')), undefined);
      assert.equal(fixed(comment(1, 2, 'x\\')), undefined);
    });
    it('are dropped where they collide', () => assert.equal(fixed(comment(1, 2, 'x', { twice: true })), undefined));
  });

  for (const output of [
    '',
    '[]',
    '{}',
    '{"comments":[{}]}',
    '{"comments":[{"file":"0","line":"1"}]}',
    'null',
    'usage:',
  ]) {
    it(`is not believed when it says ${output || 'nothing'}`, () => {
      assert.throws(() => readShellCheckOutput(output, 1), /unexpected/u);
    });
  }

  after(() => {
    if (recorder) writeFileSync(recordFile, `${JSON.stringify(record, null, 2)}\n`);
  });
});
