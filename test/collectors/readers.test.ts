import assert from 'node:assert/strict';
import { isCollectorName, readerOf } from '../../server/src/collectors/detect.ts';
import { collectors } from '../../server/src/collectors/language.ts';
import type { Part } from '../../server/src/collectors/model.ts';
import { unrouted } from '../../server/src/collectors/routes.ts';
import { applyEdits } from '../../server/src/core/edit.ts';

const read = (name: string, ...lines: readonly string[]) => collectors().parse(`${lines.join('\n')}\n`, name).pipeline;

function show({ role, name, scope, pattern, settings }: Part) {
  const values = [...settings].map(
    ([key, { text, items }]) => `${key}=${text ?? items.map(({ text }) => text ?? '?')}`,
  );
  return [role, scope + (pattern ? ` ${pattern.text ?? '?'}` : ''), name ?? '?', ...values].join('; ');
}

describe('configurations of log collectors', () => {
  it('are told by their names and by what they hold', () => {
    const names = [
      'etc/fluent.conf',
      'fluentd/conf.d/in.conf',
      'td-agent.conf',
      'vector.toml',
      'deploy/vector/app.toml',
    ];
    assert.deepEqual(names.filter(isCollectorName), names);
    const others = ['nginx.conf', 'Cargo.toml', 'src/vectors/test.toml', 'fluent.rb', 'vectorize.toml'];
    assert.deepEqual(others.filter(isCollectorName), []);
    assert.equal(readerOf('fluent.conf', 'server { listen 80; }'), undefined);
    assert.equal(readerOf('site.conf', '<VirtualHost *:80>\n</VirtualHost>\n'), undefined);
    assert.equal(readerOf('vector.yaml', 'sources:\n- a\n'), undefined);
  });

  it("read Fluent Bit's classic format", () => {
    const { parts, problems } = read(
      'fluent-bit.conf',
      '@SET level=info',
      '[INPUT]',
      '    Name    Tail',
      '    # not a key',
      '    Path    /var/log/a b.log',
      '    DB      ${STATE}/a.db',
      '',
      '[Output]',
      '    name  stdout',
      '    match *',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(parts.map(show), [
      'input; ; tail; name=Tail; path=/var/log/a b.log; db=?',
      'output; ; stdout; name=stdout; match=*',
    ]);
  });

  it("read Fluentd's format, with what it nests and what goes on over lines", () => {
    const { parts, problems } = read(
      'fluent.conf',
      '<source>',
      '  @type tail # the app',
      '  path "/var/log/#{ENV[\'APP\']}.log"',
      '  <parse>',
      '    @type regexp',
      '    expression "/a',
      '      b/"',
      '  </parse>',
      '</source>',
      '<label @OUT>',
      '  <match a.** b>',
      '    @type copy',
      '    <store>',
      '      @type s3',
      '      tags {"a": 1,',
      '        "b": 2}',
      '    </store>',
      '  </match>',
      '</label>',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(parts.map(show), [
      'input; ; tail; @type=tail; path=?; parse.@type=regexp; parse.expression=/a\n      b/',
      'output; @OUT a.** b; copy; @type=copy',
      'output; @OUT; s3; @type=s3; tags={"a": 1,\n        "b": 2}',
    ]);
  });

  it("read Vector's TOML as its YAML", () => {
    const toml = read(
      'vector.toml',
      'sources.app = { type = "file", include = ["/a", \'/b\'] }',
      '[sinks."out-1"] # to the screen',
      'type = "console"',
      'inputs = [',
      '  "app", # the app',
      ']',
      'buffer.max_size = 1_000',
      '[sinks."out-1".encoding]',
      'codec = """',
      '[not.a.table]',
      '"""',
    );
    const yaml = read(
      'vector.yaml',
      'sources:',
      '  app: { type: file, include: [/a, /b] }',
      'sinks:',
      '  out-1:',
      '    type: console',
      '    inputs: [app]',
      '    buffer: { max_size: 1_000 }',
      '    encoding: { codec: "\\n[not.a.table]\\n" }',
    );
    assert.deepEqual([toml.problems, yaml.problems], [[], []]);
    assert.deepEqual(
      toml.parts.map((part) => show(part).replaceAll('"', '')),
      yaml.parts.map((part) => show(part).replaceAll('"', '')).map((text) => text),
    );
  });

  it('take settings where a person would write them', () => {
    const text = '<source>\r\n  @type tail\r\n  <parse>\r\n    @type json\r\n  </parse>\r\n</source>\r\n';
    const { pipeline } = collectors().parse(text, 'fluent.conf');
    const edits = pipeline.parts[0]!.add('pos_file', '/a.pos')!;
    assert.equal(applyEdits(text, edits), text.replace('tail\r\n', 'tail\r\n  pos_file /a.pos\r\n'));
  });

  it('route by tags as the programs do', () => {
    const lost = (tag: string, pattern: string) =>
      unrouted(
        read(
          'fluent.conf',
          '<source>',
          '@type x',
          `tag ${tag}`,
          '</source>',
          `<match ${pattern}>`,
          '@type y',
          '</match>',
        ),
      ).length === 1;
    assert.ok(!lost('a.b', 'a.*') && !lost('a', 'a.**') && !lost('a.b.c', '**.c') && !lost('a.*', 'a.b.**'));
    assert.ok(!lost('a.b', '{a,c}.b') && !lost('a', 'b a') && !lost('a', '/a|b/'));
    assert.ok(lost('a.b', 'b.**') && lost('ab', 'a') && lost('a.*', 'b.*'));
  });

  it('are read to the end, wherever they are cut', () => {
    const samples: Readonly<Record<string, string>> = {
      'fluent.conf': '<source>\n  @type tail\n  a {"b": [1\n  ]}\n</source>\n<match **>\n c "d\n e"\n</match>\n',
      'fluent-bit.conf': '[INPUT]\n    Name tail\n\tKey value\n[OUTPUT\n  Match *\n',
      'vector.toml': '[sinks.a]\ninputs = ["b", [\'c\', """d"""]]\nx = { y = 1, z = { w = "v" } }\n[[a.b]]\n= 3\n',
    };
    for (const [name, text] of Object.entries(samples)) {
      for (let end = 0; end <= text.length; end++) {
        const { parts, problems } = collectors().parse(text.slice(0, end), name).pipeline;
        for (const { span } of [...problems, ...parts.map(({ at }) => ({ span: at }))]) {
          assert.ok(span.start >= 0 && span.start <= span.end && span.end <= end, `${name} cut at ${end}`);
        }
      }
    }
  });
});
