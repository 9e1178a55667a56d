import assert from 'node:assert/strict';
import { folders, plimsoll, type Run } from './terminal.ts';

/** Two findings at places that are easily counted wrong, and a file that cannot be linted. */
const files = {
  'a b/100%#1/Dockerfile': 'FROM debian:12.5\nRUN echo "😀é" && cd /srv && make\n',
  'policy.yaml': [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    'metadata: { name: shop }',
    'spec:',
    '  podSelector: {}',
    '  egress:',
    '    - to:',
    '        - ipBlock: { cidr: 10.0.0.0/8, except: [192.168.0.0/16] }',
    '',
  ].join('\n'),
  '.plimsoll.yaml': 'rules: {dockerfile/cd-in-run: hint}\nignore: [7]\n',
};
const message = 'must be a string, not `7`';

describe('the formats of lint', () => {
  const folder = folders();
  const run = (format: string, args: readonly string[] = []): Promise<Run> =>
    plimsoll(folder(files), ['lint', '--format', format, ...args]);

  it('tell people on one line a finding where it is, how bad, whose and what', async () => {
    const { code, out, err } = await run('text');
    const lines = out.split('\n');
    assert.ok(
      lines.some((line) => /^a b\/100%#1\/Dockerfile:2:19: hint dockerfile\/cd-in-run: `cd` /u.test(line)),
      out,
    );
    assert.ok(
      lines.some((line) => /^policy\.yaml:8:49: \w+ kubernetes\/except-outside-cidr: /u.test(line)),
      out,
    );
    assert.equal(lines.at(-1), '');
    assert.equal(err, `plimsoll: .plimsoll.yaml:2:10: ${message}\n`);
    assert.equal(code, 2);
  });

  it('tell scripts the same in JSON, version 1', async () => {
    const { out, err } = await run('json');
    const { findings, ...rest } = JSON.parse(out);
    assert.deepEqual(rest, {
      version: 1,
      errors: [{ file: '.plimsoll.yaml', line: 2, column: 10, message }],
      files: 2,
    });
    const found = (rule: string) => findings.find((finding: { rule: string }) => finding.rule === rule);
    const { message: said, ...cd } = found('dockerfile/cd-in-run');
    assert.match(said, /^`cd` holds/u);
    assert.deepEqual(cd, {
      rule: 'dockerfile/cd-in-run',
      aliases: ['hadolint/DL3003', 'trivy/DS-0013'],
      burden: 'build',
      severity: 'hint',
      file: 'a b/100%#1/Dockerfile',
      line: 2,
      column: 19,
      endLine: 2,
      endColumn: 21,
      fixes: [],
      related: [],
    });
    const outside = found('kubernetes/except-outside-cidr');
    assert.deepEqual(
      outside.related.map(({ file, line, column, endLine, endColumn }: Record<string, unknown>) => [
        file,
        [line, column, endLine, endColumn],
      ]),
      [['policy.yaml', [8, 28, 8, 38]]],
    );
    assert.equal(err, `plimsoll: .plimsoll.yaml:2:10: ${message}\n`);
  });

  it('list fixes by title and safety', async () => {
    const text = '# plimsoll ignore=dockerfile/floating-tag -- no more\nFROM scratch\n';
    const { out } = await plimsoll(
      '.',
      ['lint', '--format', 'json', '--stdin', '--stdin-filename', 'Dockerfile'],
      text,
    );
    const unused = JSON.parse(out).findings.find(({ rule }: { rule: string }) => rule === 'suppression/unused');
    assert.deepEqual(unused.fixes, [{ title: 'Remove `dockerfile/floating-tag` from the comment', safety: 'safe' }]);
  });

  it('tell code scanning in SARIF 2.1.0', async () => {
    const { out } = await run('sarif');
    const log = JSON.parse(out);
    assert.equal(log.version, '2.1.0');
    assert.equal(log.runs.length, 1);
    const [{ tool, results, columnKind, invocations }] = log.runs;
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.equal(tool.driver.name, 'Plimsoll');
    assert.deepEqual(invocations, [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: `.plimsoll.yaml:2:10: ${message}` } }],
      },
    ]);
    for (const { ruleId, ruleIndex, level, message } of results) {
      assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
      assert.ok(['error', 'warning', 'note'].includes(level));
      assert.ok(message.text.length > 0);
    }
    for (const rule of tool.driver.rules) {
      assert.ok(rule.shortDescription.text && rule.help.text && rule.help.markdown);
      assert.ok(['error', 'warning', 'note'].includes(rule.defaultConfiguration.level));
    }
    const cd = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'dockerfile/cd-in-run');
    assert.equal(cd.level, 'note');
    assert.deepEqual(cd.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b/100%25%231/Dockerfile' },
          region: { startLine: 2, startColumn: 19, endLine: 2, endColumn: 21 },
        },
      },
    ]);
    const outside = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'kubernetes/except-outside-cidr');
    assert.equal(outside.relatedLocations[0].physicalLocation.artifactLocation.uri, 'policy.yaml');
    assert.ok(outside.relatedLocations[0].message.text);
  });

  it('name files elsewhere by their whole URI in SARIF', async () => {
    const elsewhere = folder(files);
    const { out } = await plimsoll(folder(), ['lint', '--format', 'sarif', elsewhere]);
    const { uri } = JSON.parse(out).runs[0].results[0].locations[0].physicalLocation.artifactLocation;
    assert.ok(uri.startsWith('file:///') && uri.includes('a%20b/100%25%231'), uri);
  });

  it('annotate on GitHub, with what ends a command or a property encoded', async () => {
    const { out } = await plimsoll(folder({ ...files, 'a,b:c/Dockerfile': 'FROM alpine\n' }), [
      'lint',
      '--format',
      'github',
    ]);
    const lines = out.split('\n');
    const cd =
      '::notice file=a b/100%25#1/Dockerfile,line=2,col=19,endLine=2,endColumn=21,title=dockerfile/cd-in-run::`cd` ';
    assert.ok(
      lines.some((line) => line.startsWith(cd)),
      out,
    );
    assert.ok(
      lines.some((line) => /^::warning file=a%2Cb%3Ac\/Dockerfile,line=1,/u.test(line)),
      out,
    );
    assert.ok(
      lines.some((line) => /^::(?:error|warning) file=policy\.yaml,line=8,/u.test(line)),
      out,
    );
    assert.ok(lines.includes(`::error::.plimsoll.yaml:2:10: ${message}`), out);
  });

  it('say nothing where there is nothing to say', async () => {
    const empty = folder();
    for (const format of ['text', 'github']) {
      const { code, out, err } = await plimsoll(empty, ['lint', '--format', format]);
      assert.deepEqual([code, out, err], [0, '', '']);
    }
    const { runs } = JSON.parse((await plimsoll(empty, ['lint', '--format', 'sarif'])).out);
    assert.deepEqual([runs[0].results, runs[0].tool.driver.rules], [[], []]);
    assert.equal(runs[0].invocations[0].executionSuccessful, true);
  });

  it('let no name or text write to the terminal what it likes', async () => {
    const bad = folder({ 'a\n::error::b/Dockerfile': 'FROM alpine\u001b[2J\u202e:x y\n' });
    for (const format of ['text', 'github']) {
      const { out } = await plimsoll(bad, ['lint', '--format', format, '.', 'none\u001b[0m']);
      assert.ok(!/^::error::b/mu.test(out), out);
    }
    const { out, err } = await plimsoll(bad, ['lint', '.', 'none\u001b[0m']);
    assert.match(out, /^a\\x0a::error::b\/Dockerfile:1:/u);
    assert.ok(!/[\u001b\u202e]/u.test(out + err), out + err);
    assert.equal(err, 'plimsoll: none\\x1b[0m: does not exist\n');
  });
});
