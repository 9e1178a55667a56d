import assert from 'node:assert/strict';
import manifest from '../../package.json' with { type: 'json' };
import { rules } from '../../server/src/rules/index.ts';
import { plimsoll } from './terminal.ts';

const page = (id: string) => rules.find((rule) => rule.id === id)!.page;

describe('the command line', () => {
  it('says its version', async () => {
    for (const flag of ['--version', '-v']) {
      const { code, out, err } = await plimsoll('.', [flag]);
      assert.deepEqual([code, out, err], [0, `${manifest.version}\n`, '']);
    }
  });

  it('explains itself, with or without a command', async () => {
    const { code, out, err } = await plimsoll('.', ['--help']);
    assert.deepEqual([code, err], [0, '']);
    for (const said of ['lint [PATH...]', 'explain RULE', 'lsp --stdio', '--fail-on', '--fix-unsafe', 'Exit code']) {
      assert.ok(out.includes(said), said);
    }
    for (const args of [['-h'], ['help'], ['lint', '--help'], ['explain', '-h'], ['lsp', '--help']]) {
      const again = await plimsoll('.', args);
      assert.deepEqual([again.code, again.out, again.err], [0, out, ''], args.join(' '));
    }
  });

  const refused: [args: readonly string[], message: string][] = [
    [[], 'say what to do'],
    [['check'], 'there is no command check'],
    [['--fast'], 'there is no command --fast'],
    [['lint', '--fast'], "Unknown option '--fast'"],
    [['lint', '-x'], "Unknown option '-x'"],
    [['lint', '--format', 'xml'], '--format takes one of text, json, sarif, github, not xml'],
    [['lint', '--format', 'toString'], '--format takes one of text, json, sarif, github, not toString'],
    [['lint', '--format'], "Option '-f, --format <value>' argument missing"],
    [
      ['lint', '--preset', 'none'],
      '--preset takes one of recommended, strict, all, pod-security-baseline, pod-security-restricted, not none',
    ],
    [['lint', '--fail-on', 'info'], '--fail-on takes one of error, warning, information, hint, never, not info'],
    [['lint', '--fix=yes'], "Option '--fix' does not take an argument"],
    [['lint', '--stdin'], '--stdin needs --stdin-filename FILE'],
    [['lint', '--stdin', '--stdin-filename', ''], '--stdin needs --stdin-filename FILE'],
    [['lint', '--stdin', '--stdin-filename', 'Dockerfile', 'x'], '--stdin takes no paths'],
    [['lint', '--stdin-filename', 'Dockerfile'], '--stdin-filename goes with --stdin'],
    [['explain'], 'explain takes the name of one rule'],
    [['explain', 'DL3008', 'DL3009'], 'explain takes the name of one rule'],
    [['lsp'], 'lsp takes --stdio'],
  ];
  for (const [args, message] of refused) {
    it(`refuses "plimsoll ${args.join(' ')}", and says what it takes`, async () => {
      const { code, out, err } = await plimsoll('.', args);
      assert.deepEqual([code, out], [2, '']);
      assert.ok(err.startsWith(`plimsoll: ${message}`), err);
      assert.ok(err.includes('lint [PATH...]'), 'the help follows');
    });
  }
});

describe('explain', () => {
  it('prints the page of a rule', async () => {
    const { code, out, err } = await plimsoll('.', ['explain', 'dockerfile/cd-in-run']);
    assert.deepEqual([code, out, err], [0, page('dockerfile/cd-in-run'), '']);
  });

  it('takes the names that other tools have for it', async () => {
    for (const name of ['hadolint/DL3003', 'DL3003', 'DS-0013']) {
      assert.equal((await plimsoll('.', ['explain', name])).out, page('dockerfile/cd-in-run'), name);
    }
  });

  it('prints the pages of all rules that a name stands for', async () => {
    const { out } = await plimsoll('.', ['explain', 'container-resources']);
    for (const id of ['missing-memory-limit', 'missing-memory-request'])
      assert.ok(out.includes(page(`kubernetes/${id}`)));
  });

  it('says what a misspelt name may have meant', async () => {
    const { code, out, err } = await plimsoll('.', ['explain', 'dockerfile/cd-in-runs']);
    assert.deepEqual([code, out], [2, '']);
    assert.equal(err, 'plimsoll: there is no rule dockerfile/cd-in-runs; did you mean dockerfile/cd-in-run?\n');
    assert.equal((await plimsoll('.', ['explain', 'DL9999'])).err, 'plimsoll: there is no rule DL9999\n');
  });
});
