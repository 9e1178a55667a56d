import assert from 'node:assert/strict';
import { bashismsOf } from '../../server/src/shell/bashisms.ts';
import type { Script, WordPart } from '../../server/src/shell/model.ts';
import { read } from './script.ts';

const samples = [
  'set -eux; apt-get update && apt-get install -y --no-install-recommends "curl=${V:-7.*}" $DEPS | tee log || exit 1',
  'if [ -n "$(grep -c x f)" -a "$A" != b ]; then for i in *.c {1..3}; do echo "${i%.c}" >> out 2>&1; done; fi',
  'case "$(uname -m)" in x86_64|amd64) a=1;; arm*) a=`dpkg --print-architecture`;; *) exit 1;; esac; echo $((a + 1))',
  'f() { local x="$1"; [[ $x =~ ^a ]] && return; cat <<EOF | sed "s/\'/\\"/"\n${x} $(date)\nEOF\n}; f a b',
  "while read -r line; do printf '%s\\n' \"$line\"; done < <(find . -name '*.py' -exec ls {} \\;) &",
  'X=(a "b c") Y+=1 export Z=$X; trap \'rm -rf "$T"\' EXIT; ! test -f ~/x; (( X++ )); select s in a; do break; done',
];

/** A generator of numbers that gives the same ones each time. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

function check(source: string): void {
  for (const dialect of ['sh', 'bash'] as const) {
    const script = read(source, dialect);
    for (const { start, end } of spansOf(script)) {
      assert.ok(0 <= start && start <= end && end <= source.length, `${start}..${end} in ${JSON.stringify(source)}`);
    }
    bashismsOf(script);
  }
}

function* spansOf(script: Script) {
  yield script.span;
  for (const { span, args, assignments, redirects } of script.commands) {
    yield span;
    for (const each of [...args, ...assignments, ...redirects]) yield each.span;
  }
  for (const { span, operators, parts } of [...script.allStatements, ...script.pipelines]) {
    yield span;
    for (const operator of operators) yield operator.span;
    yield* parts;
  }
  for (const { word } of script.words) {
    yield word.span;
    yield* partSpans(word.parts);
  }
  for (const { conditions, joints } of script.tests) {
    for (const { span, operator } of conditions) yield operator?.span ?? span;
    for (const { span } of joints) yield span;
  }
  for (const { span } of [...script.compounds, ...script.definitions, ...script.references, ...script.problems])
    yield span;
}

function* partSpans(parts: readonly WordPart[]): Generator<WordPart['span']> {
  for (const part of parts) {
    yield part.span;
    if (part.type === 'double-quoted') yield* partSpans(part.parts);
  }
}

describe('shell: whatever the text', () => {
  it('reads every beginning of a script', () => {
    for (const sample of samples) for (let end = 0; end <= sample.length; end += 2) check(sample.slice(0, end));
  });

  it('reads scripts with signs put in, taken out and moved', () => {
    const next = random(7);
    const signs = '$"\'`(){}[]|&;<>\\ \n#!*?=~%ab1'.split('');
    for (let round = 0; round < 600; round++) {
      let text = samples[next(samples.length)]!;
      for (let edits = next(4); edits >= 0; edits--) {
        const at = next(text.length + 1);
        const taken = next(3);
        text = text.slice(0, at) + (next(2) ? signs[next(signs.length)]! : '') + text.slice(at + taken);
      }
      check(text);
    }
  });

  it('reads what is nested deeper than anybody writes', () => {
    for (const [open, close] of [
      ['$(', ')'],
      ['"$(', ')"'],
      ['(', ')'],
      ['{ ', '; }'],
      ['$((', '))'],
      ['${x:-', '}'],
      ['`', '`'],
      ['if a; then ', '; fi'],
      ['[[ ( ', ' ) ]]'],
      ['a | ', ''],
      ['a && ', ''],
      ['for i in a; do ', '; done'],
      ['f() { ', '; }'],
    ] as const) {
      for (const depth of [50, 300]) {
        check(open.repeat(depth));
        check(`${open.repeat(depth)}a${close.repeat(depth)}`);
      }
    }
  });
});
