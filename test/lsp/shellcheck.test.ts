import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CodeAction, DocumentDiagnosticReport } from 'vscode-languageserver';
import type { RunProgram } from '../../server/src/core/host.ts';
import { runProgram } from '../../server/src/host/programs.ts';
import type { Machine } from '../../server/src/lsp/server.ts';
import { type Client, type ClientOptions, startClient } from './client.ts';

/** Finds every `$odd`, and notes how many scripts it is given each time. A script may tell it to misbehave. */
const standIn = `
const { appendFileSync, readFileSync } = require('node:fs');
const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const texts = files.map((file) => readFileSync(file, 'utf8'));
appendFileSync(__dirname + '/calls', files.length + '\\n');
if (texts.some((text) => text.includes('crash'))) {
  console.error('it fell over');
  process.exit(3);
}
if (texts.some((text) => text.includes('strange'))) {
  console.log('How strange.');
  process.exit(0);
}
const comments = texts.flatMap((text, index) => text.split('\\n').flatMap((line, number) => {
  const column = line.indexOf('$odd') + 1;
  const place = (column) => ({ line: number + 1, endLine: number + 1, column, endColumn: column });
  const quote = (column, insertionPoint) => ({ ...place(column), replacement: '"', insertionPoint, precedence: 7 });
  const fix = { replacements: [quote(column, 'afterEnd'), quote(column + 4, 'beforeStart')] };
  const range = { ...place(column), endColumn: column + 4 };
  return column ? [{ file: files[index], ...range, level: 'info', code: 2999, message: 'is odd', fix }] : [];
}));
console.log(JSON.stringify({ comments }));
process.exitCode = comments.length > 0 ? 1 : 0;
`;

const text = 'FROM debian:12.5\nRUN echo $odd\nRUN echo even\n';

describe('ShellCheck in the editor', () => {
  let folder: string;
  let program: string;
  let client: Client;
  let logged: string[];
  /** What is to run when the document has been left alone for long enough. */
  let waiting: Set<() => void>;
  let runs: Promise<unknown>[];

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'plimsoll-test-'));
    program = path.join(folder, 'stand-in.cjs');
    await writeFile(program, standIn);
  });
  after(() => rm(folder, { recursive: true }));
  beforeEach(() => writeFile(path.join(folder, 'calls'), ''));
  afterEach(() => client.stop());

  async function start(settings: Record<string, unknown>, options: ClientOptions = {}) {
    const initializationOptions = { trusted: true };
    waiting = new Set();
    runs = [];
    logged = [];
    client = await startClient({}, { settings, runProgram: runStandIn, later, initializationOptions, ...options });
    client.connection.onNotification('window/logMessage', ({ message }) => {
      logged.push(message);
    });
  }

  const later: Machine['later'] = (_milliseconds, run) => {
    waiting.add(run);
    return () => waiting.delete(run);
  };

  /** Node.js reads the stand-in on every system; any other program is run as it is. */
  const runStandIn: RunProgram = (call) => {
    const run = runProgram(
      call.program === program ? { ...call, program: process.execPath, options: [program, ...call.options] } : call,
    );
    runs.push(run.catch(() => undefined));
    return run;
  };

  const enabled = () => ({ shellcheck: { enable: true, path: program } });
  const calls = async () => (await readFile(path.join(folder, 'calls'), 'utf8')).trim().split('\n').join(' ');

  /** Leaves the document alone for long enough, and until what was run for it has ended. */
  async function settled(): Promise<void> {
    await client.configuration;
    // The answer to a question comes when all that was there before it has been seen to: the first time that is what the
    // client has told, the second what the server has asked because of that.
    await client.pull('Dockerfile');
    await client.pull('Dockerfile');
    for (const run of waiting) run();
    waiting.clear();
    await client.pull('Dockerfile');
    await Promise.all(runs);
    await client.pull('Dockerfile');
  }

  async function open(content = text): Promise<void> {
    await client.open('Dockerfile', content);
    await settled();
  }

  async function found(): Promise<readonly string[]> {
    return oddities(await client.pull('Dockerfile')).map(({ message, range: { start, end } }) => {
      return `${message} ${start.line}:${start.character}-${end.character}`;
    });
  }

  it('adds what the program finds, all scripts in one run, once the answer is there', async () => {
    await start(enabled());
    await client.open('Dockerfile', text);
    assert.deepEqual(await found(), []);
    await settled();
    assert.deepEqual(await found(), ['SC2999: is odd 1:9-13']);
    assert.equal(await calls(), '2');
  });

  it('offers its fix, and to ignore its code', async () => {
    await start(enabled());
    await open();
    const [diagnostic] = oddities(await client.pull('Dockerfile'));
    const actions = await client.actions('Dockerfile', diagnostic);
    assert.deepEqual(
      actions.map(({ title }) => title).filter((title) => title.includes('SC2999')),
      ['Fix SC2999 as ShellCheck proposes', 'Ignore shellcheck/SC2999 here', 'Ignore shellcheck/SC2999 in this file'],
    );
    assert.deepEqual(inserted(actions[0]!), ['"', '"']);
    assert.ok(!actions[0]!.isPreferred);
  });

  for (const comment of ['hadolint ignore=SC2999', 'plimsoll ignore=shellcheck/SC2999 -- meant']) {
    it(`is silenced by # ${comment}`, async () => {
      await start(enabled());
      await open(text.replace('RUN', `# ${comment}\nRUN`));
      assert.deepEqual(await found(), []);
      assert.deepEqual(oddities(await client.pull('Dockerfile'), /^suppression\/un(?:used|known)$/u), []);
    });
  }

  const configs: [file: string, config: string][] = [
    ['.plimsoll.yaml', 'rules:\n  shell/shellcheck:\n    ignore: [SC2999]\n'],
    ['.hadolint.yaml', 'ignored: [SC2999]\n'],
  ];
  for (const [file, config] of configs) {
    it(`is silenced by a ${file}`, async () => {
      await start(enabled());
      client.files.set(file, config);
      await open();
      assert.deepEqual(await found(), []);
    });
  }

  it('runs the program for new scripts alone, and keeps what is known of the others', async () => {
    await start(enabled());
    await open();
    await client.edit('Dockerfile', 'FROM debian:12.5', '# a comment\nFROM debian:12.5');
    assert.deepEqual(await found(), ['SC2999: is odd 2:9-13'], 'the finding moves along');
    await settled();
    assert.equal(await calls(), '2', 'no script has changed');
    await client.edit('Dockerfile', 'echo even', 'echo "$x" $odd');
    assert.deepEqual(await found(), ['SC2999: is odd 2:9-13']);
    await settled();
    assert.deepEqual(await found(), ['SC2999: is odd 2:9-13', 'SC2999: is odd 3:14-18']);
    assert.equal(await calls(), '2 1');
  });

  it('runs it once for many keystrokes', async () => {
    await start(enabled());
    await client.open('Dockerfile', text);
    for (const word of ['a', 'b', 'c']) await client.edit('Dockerfile', 'RUN echo ', `RUN echo ${word}`);
    await settled();
    assert.equal(await calls(), '2');
  });

  it('runs nothing unless it is asked to, in a folder that is trusted', async () => {
    await start({ shellcheck: { path: program } });
    await client.open('Dockerfile', text);
    await settled();
    assert.equal(await calls(), '');
    await client.stop();
    await start(enabled(), { initializationOptions: {} });
    await client.open('Dockerfile', text);
    await settled();
    assert.equal(await calls(), '');
    await client.connection.sendNotification('plimsoll/trusted');
    await settled();
    assert.deepEqual(await found(), ['SC2999: is odd 1:9-13']);
  });

  it('runs nothing on files that only the client can read', async () => {
    await start(enabled(), { initializationOptions: { trusted: true, clientFiles: true } });
    await client.open('Dockerfile', text);
    await settled();
    assert.equal(await calls(), '');
  });

  it('takes its findings away when it is switched off', async () => {
    const settings: Record<string, unknown> = enabled();
    await start(settings);
    await open();
    settings.shellcheck = { enable: false };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await settled();
    assert.deepEqual(await found(), []);
  });

  it('runs only on save where linting does', async () => {
    await start({ ...enabled(), run: 'onSave' });
    await open();
    await client.edit('Dockerfile', 'echo even', 'rm $odd');
    await settled();
    assert.equal(await calls(), '2');
    await client.save('Dockerfile');
    await settled();
    assert.equal(await calls(), '2 1');
  });

  const troubles: [what: string, word: string, trouble: RegExp][] = [
    ['crashes', 'crash', /exit code 3: it fell over$/u],
    ['says strange things', 'strange', /it printed something unexpected$/u],
  ];
  for (const [what, word, trouble] of troubles) {
    it(`says once that it ${what}, and lints on`, async () => {
      await start(enabled());
      await client.open('Dockerfile', `${text}RUN ${word} $odd; cd /srv\n`);
      await settled();
      await client.edit('Dockerfile', word, `${word} again`);
      await settled();
      assert.equal(logged.length, 1);
      assert.match(logged[0]!, trouble);
      assert.deepEqual(await found(), []);
      assert.ok(oddities(await client.pull('Dockerfile'), /./u).length > 0);
      await client.edit('Dockerfile', `${word} again`, 'cat');
      await settled();
      assert.equal((await found()).length, 2, 'and all is well when it is again');
    });
  }

  it('says once that there is no such program', async () => {
    await start({ shellcheck: { enable: true, path: path.join(folder, 'missing') } });
    await client.open('Dockerfile', text);
    await settled();
    await client.edit('Dockerfile', 'echo even', 'true');
    await settled();
    assert.deepEqual(
      logged.map((message) => message.replace(folder, '')),
      ['ShellCheck (/missing): there is no such program'],
    );
    assert.ok(oddities(await client.pull('Dockerfile'), /./u).length > 0);
  });
});

function oddities(report: DocumentDiagnosticReport, rule = /^shell\/shellcheck$/u) {
  return report.kind === 'full' ? report.items.filter(({ code }) => rule.test(String(code))) : [];
}

function inserted({ edit }: CodeAction): readonly string[] {
  return (edit?.documentChanges ?? []).flatMap((change) =>
    'edits' in change ? change.edits.map((each) => ('newText' in each ? each.newText : '')) : [],
  );
}
