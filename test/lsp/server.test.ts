import assert from 'node:assert/strict';
import type {
  CodeAction,
  Diagnostic,
  DocumentDiagnosticReport,
  TextDocumentEdit,
  TextEdit,
} from 'vscode-languageserver';
import { memoryUri } from '../memory-host.ts';
import { type Client, modern, startClient } from './client.ts';

const root = 'FROM debian:12.5\nRUN cd /srv && make\n';
const pod = [
  'apiVersion: v1',
  'kind: Pod',
  'metadata:',
  '  name: report',
  'spec:',
  '  containers:',
  '    - name: report',
  '      image: shop/report:2.0.1',
  '',
].join('\n');

describe('language server', () => {
  let client: Client;
  const start = async (...args: Parameters<typeof startClient>) => {
    client = await startClient(...args);
    return client;
  };
  afterEach(() => client.stop());

  it('says what it can do', async () => {
    const { initialized } = await start({});
    assert.deepEqual(initialized.capabilities.diagnosticProvider, {
      identifier: 'plimsoll',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    assert.equal(initialized.serverInfo?.name, 'Plimsoll');
  });

  it('lints the text in the editor, not the one on the disk, and says unchanged where it is', async () => {
    const { open, edit, pull } = await start({ Dockerfile: 'FROM debian:12.5\n' });
    await open('Dockerfile', root);
    const first = await pull('Dockerfile');
    assert.ok(rules(first).includes('dockerfile/cd-in-run'));
    assert.equal((await pull('Dockerfile', first.resultId)).kind, 'unchanged');
    await edit('Dockerfile', 'RUN cd /srv && make', 'RUN make');
    assert.ok(!rules(await pull('Dockerfile', first.resultId)).includes('dockerfile/cd-in-run'));
  });

  it('reports files that are not open, holds the next question, and answers it when something changes', async () => {
    const { files, pullWorkspace, watched } = await start({
      'deploy/pod.yaml': pod,
      Dockerfile: root,
      'notes.txt': 'x',
    });
    const first = await pullWorkspace();
    assert.deepEqual(first.items.map(({ uri }) => uri).sort(), [memoryUri('Dockerfile'), memoryUri('deploy/pod.yaml')]);
    const previous = {
      Dockerfile: idOf(first.items, 'Dockerfile'),
      'deploy/pod.yaml': idOf(first.items, 'deploy/pod.yaml'),
    };
    const held = pullWorkspace(previous);
    files.delete('deploy/pod.yaml');
    await watched('deploy/pod.yaml');
    const second = await held;
    assert.deepEqual(
      second.items.map((item) => [item.uri, item.kind === 'full' && item.items]),
      [[memoryUri('deploy/pod.yaml'), []]],
    );
  });

  it('reports anew what depends on a file that changed on the disk', async () => {
    const { files, pullWorkspace, watched } = await start({
      Dockerfile: `${root}COPY notes.txt /\n`,
      '.dockerignore': 'other.txt\n',
    });
    const first = await pullWorkspace();
    const held = pullWorkspace({ Dockerfile: idOf(first.items, 'Dockerfile') });
    files.set('.dockerignore', 'notes.txt\n');
    await watched('.dockerignore');
    const [item] = (await held).items;
    assert.equal(item?.uri, memoryUri('Dockerfile'));
    assert.ok(item.kind === 'full' && item.items.some(({ code }) => code === 'dockerfile/copy-ignored-file'));
  });

  it('follows folders that come and go as one', async () => {
    const { files, pullWorkspace, watched } = await start({ 'old/deep/Dockerfile': root, 'older/Dockerfile': root });
    const first = await pullWorkspace();
    const previous = Object.fromEntries(
      ['old/deep/Dockerfile', 'older/Dockerfile'].map((path) => [path, idOf(first.items, path)]),
    );
    files.delete('old/deep/Dockerfile');
    files.set('new/deep/Dockerfile', root);
    files.set('new/node_modules/x/Dockerfile', root);
    await watched('old', 'new');
    const second = await pullWorkspace(previous);
    const found = second.items.map((item) => [item.uri, item.kind === 'full' && item.items.length > 0] as const);
    assert.deepEqual(Object.fromEntries(found), {
      [memoryUri('old/deep/Dockerfile')]: false,
      [memoryUri('new/deep/Dockerfile')]: true,
    });
  });

  it('sends the first findings in batches to a client that can take them', async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, index) => [`${index}/Dockerfile`, root]));
    const { connection } = await start(many);
    const batches: number[] = [];
    connection.onNotification('$/progress', ({ value }: { value: { items: unknown[] } }) => {
      batches.push(value.items.length);
    });
    await connection.sendRequest('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'token' });
    assert.ok(batches.length > 1 && Math.max(...batches) <= 100, `${batches}`);
    assert.equal(
      batches.reduce((sum, size) => sum + size, 0),
      250,
    );
  });

  it('lets go of a held question when it is cancelled', async () => {
    const { connection } = await start({});
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const held = connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token);
    source.cancel();
    await assert.doesNotReject(held);
  });

  it('reads only open files where the settings say so', async () => {
    const { open, pull, connection } = await start(
      { 'deploy/pod.yaml': pod },
      { settings: { problems: { scope: 'openFiles' } } },
    );
    await open('Dockerfile', root);
    assert.ok(rules(await pull('Dockerfile')).length > 0);
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const held = connection.sendRequest<{ items: { uri: string }[] }>(
      'workspace/diagnostic',
      { previousResultIds: [] },
      source.token,
    );
    await pull('Dockerfile');
    source.cancel();
    const reported = (await held).items.map(({ uri }) => uri);
    assert.ok(!reported.includes(memoryUri('deploy/pod.yaml')));
  });

  it('reads files through the client where it has no disk', async () => {
    const { pullWorkspace } = await start({ 'deploy/pod.yaml': pod }, { withoutDisk: true });
    const { items } = await pullWorkspace();
    assert.deepEqual(
      items.map(({ uri }) => uri),
      [memoryUri('deploy/pod.yaml')],
    );
  });

  it('pushes findings to a client that does not pull', async () => {
    const { open, edit, pushed } = await start({ 'deploy/pod.yaml': pod }, { capabilities: { workspace: {} } });
    const closed = await pushed('deploy/pod.yaml');
    assert.ok(closed.some(({ code }) => code === 'kubernetes/missing-memory-limit'));
    const opened = pushed('Dockerfile');
    await open('Dockerfile', root);
    assert.ok((await opened).some(({ code }) => code === 'dockerfile/cd-in-run'));
    const edited = pushed('Dockerfile');
    await edit('Dockerfile', 'RUN cd /srv && make', 'RUN make');
    assert.ok(!(await edited).some(({ code }) => code === 'dockerfile/cd-in-run'));
  });

  it('applies a new configuration, and reports a bad one in its file', async () => {
    const { files, open, pull, watched } = await start({ Dockerfile: root });
    await open('Dockerfile', root);
    assert.ok(rules(await pull('Dockerfile')).includes('dockerfile/cd-in-run'));
    files.set('.plimsoll.yaml', 'preset: strict\nrules:\n  dockerfile/cd-in-run: off\n  dockerfile/nothing: off\n');
    await watched('.plimsoll.yaml');
    assert.ok(!rules(await pull('Dockerfile')).includes('dockerfile/cd-in-run'));
    const [problem] = items(await pull('.plimsoll.yaml'));
    assert.match(String(problem!.message), /`dockerfile\/nothing` is no rule/u);
    assert.equal(problem!.range.start.line, 3);
  });

  it('applies a new configuration of another tool, and reports a bad one in its file', async () => {
    const { files, open, pull, pullWorkspace, watched } = await start({ Dockerfile: root });
    await open('Dockerfile', root);
    assert.ok(rules(await pull('Dockerfile')).includes('dockerfile/cd-in-run'));
    files.set('.hadolint.yaml', 'ignored:\n  - DL3003\n  - 7\n');
    await watched('.hadolint.yaml');
    assert.ok(!rules(await pull('Dockerfile')).includes('dockerfile/cd-in-run'));
    const report = (await pullWorkspace()).items.find(({ uri }) => uri === memoryUri('.hadolint.yaml'));
    assert.match(JSON.stringify(report), /must be a string, not `7`/u);
  });

  it('offers fixes, preferred where one is safe, and silencing, never preferred', async () => {
    const { open, pull, actions } = await start({}, { initializationOptions: { pageScheme: 'plimsoll-rule' } });
    await open('Dockerfile', root);
    const diagnostic = find(await pull('Dockerfile'), 'dockerfile/cd-in-run');
    assert.equal(diagnostic.codeDescription?.href, 'plimsoll-rule:/dockerfile/cd-in-run.md');
    const offered = await actions('Dockerfile', diagnostic);
    const here = offered.find(({ title }) => title === 'Ignore dockerfile/cd-in-run here')!;
    assert.equal(
      apply(root, here),
      `FROM debian:12.5\n# plimsoll ignore=dockerfile/cd-in-run -- reason\nRUN cd /srv && make\n`,
    );
    const file = offered.find(({ title }) => title === 'Ignore dockerfile/cd-in-run in this file')!;
    assert.equal(apply(root, file), `# plimsoll ignore-file=dockerfile/cd-in-run -- reason\n${root}`);
    assert.ok(!here.isPreferred && !file.isPreferred);
    assert.ok(offered.some(({ command }) => command?.command === 'plimsoll.explain'));
    assert.deepEqual(await actions('Dockerfile', diagnostic, ['refactor']), []);
  });

  it('adds a second rule to an ignore comment that is there', async () => {
    const text = 'FROM debian:12.5\n# plimsoll ignore=build -- odd\nRUN apt-get install -y curl\n';
    const { open, pull, actions } = await start({});
    await open('Dockerfile', text);
    const diagnostic = find(await pull('Dockerfile'), 'dockerfile/unpinned-apt-package');
    const here = (await actions('Dockerfile', diagnostic)).find(({ title }) => title.endsWith('here'))!;
    assert.match(apply(text, here), /^# plimsoll ignore=build,dockerfile\/unpinned-apt-package -- odd$/mu);
  });

  it('fixes all that is safe to fix, asked for by either name', async () => {
    const text = 'FROM debian:12.5\nRUN apt-get update && apt-get install -y curl=7.88.1-10\n';
    const { open, actions } = await start({});
    await open('Dockerfile', text);
    for (const kind of ['source.fixAll', 'source.fixAll.plimsoll']) {
      const [action, ...rest] = await actions('Dockerfile', undefined, [kind]);
      assert.deepEqual(rest, []);
      assert.equal(action?.kind, kind);
      assert.match(apply(text, action!), /rm -rf \/var\/lib\/apt\/lists/u);
    }
    assert.deepEqual(await actions('Dockerfile', undefined, ['source.organizeImports']), []);
  });

  it('shows the page of a rule on its finding and on its name in a comment', async () => {
    const { open, hover } = await start({});
    await open('Dockerfile', `FROM debian:12.5\n# plimsoll ignore=DL3004 -- odd\nRUN cd /srv && make\n`);
    assert.match(JSON.stringify(await hover('Dockerfile', 2, 5)), /dockerfile\/cd-in-run/u);
    await open(
      'other/Dockerfile',
      `FROM debian:12.5\n# plimsoll ignore=dockerfile/cd-in-run -- odd\nRUN cd /srv && make\n`,
    );
    const named = JSON.stringify(await hover('other/Dockerfile', 1, 25));
    assert.match(named, /dockerfile\/cd-in-run/u);
    assert.doesNotMatch(named, /flagged|```/u);
    assert.equal(await hover('other/Dockerfile', 0, 2), null);
  });

  it('hands out whole pages', async () => {
    const { connection } = await start({});
    assert.match(
      (await connection.sendRequest('plimsoll/page', { rule: 'yaml/syntax' })) as string,
      /^# Not readable/u,
    );
    assert.equal(await connection.sendRequest('plimsoll/page', { rule: 'yaml/nothing' }), null);
  });

  it('survives a document that changes while it is linted', async () => {
    const { open, edit, pull } = await start({}, { capabilities: modern });
    await open('Dockerfile', root);
    const pulls = [pull('Dockerfile')];
    await edit('Dockerfile', 'cd /srv && ', '');
    pulls.push(pull('Dockerfile'));
    const [, last] = await Promise.all(pulls);
    assert.ok(!rules(last!).includes('dockerfile/cd-in-run'));
  });
});

function items(report: DocumentDiagnosticReport): readonly Diagnostic[] {
  return report.kind === 'full' ? report.items : [];
}

function rules(report: DocumentDiagnosticReport): readonly unknown[] {
  return items(report).map(({ code }) => code);
}

function find(report: DocumentDiagnosticReport, rule: string): Diagnostic {
  const found = items(report).find(({ code }) => code === rule);
  assert.ok(found, `${rule} among ${rules(report)}`);
  return found;
}

function idOf(reports: readonly { uri: string; resultId?: string }[], path: string): string {
  return reports.find(({ uri }) => uri === memoryUri(path))!.resultId!;
}

/** The text after the edits of an action. */
function apply(text: string, action: CodeAction): string {
  const changes = (action.edit?.documentChanges ?? []) as TextDocumentEdit[];
  const starts = text.split('\n').map((_, line, lines) => lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0));
  const offset = ({ line, character }: { line: number; character: number }) => starts[line]! + character;
  const edits = changes.flatMap((change) => change.edits as TextEdit[]);
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (current, { range, newText }) =>
        current.slice(0, offset(range.start)) + newText + current.slice(offset(range.end)),
      text,
    );
}
