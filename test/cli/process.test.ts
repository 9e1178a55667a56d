import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import manifest from '../../package.json' with { type: 'json' };
import { commandLine } from '../../scripts/bundles.mts';
import { folders } from './terminal.ts';

describe('the command line as it ships', () => {
  const folder = folders();
  let cli: string;
  before(async () => {
    cli = path.join(folder(), 'cli.js');
    await build({ ...commandLine, absWorkingDir: path.resolve(import.meta.dirname, '../..'), outfile: cli });
  });

  /** Runs it with Node.js and nothing else: no packages are within its reach. */
  function run(args: readonly string[], cwd: string, use: (child: ReturnType<typeof spawn>) => void = () => {}) {
    const child = spawn(process.execPath, [cli, ...args], { cwd, env: {} });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    use(child);
    return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
      child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
    });
  }

  it('is one file that Node.js runs alone', async () => {
    assert.deepEqual(readdirSync(path.dirname(cli)), ['cli.js']);
    assert.deepEqual(await run(['--version'], '/'), { code: 0, out: `${manifest.version}\n`, err: '' });
  });

  it('lints the folder it runs in, and says by its exit code what came of it', async () => {
    const bad = folder({ Dockerfile: 'FROM node:latest\n' });
    const { code, out, err } = await run(['lint'], bad);
    assert.match(out, /^Dockerfile:1:11: warning dockerfile\/floating-tag: /mu);
    assert.deepEqual([code, err], [1, '']);
    assert.equal((await run(['lint'], folder({ Dockerfile: 'FROM scratch\n' }))).code, 0);
    assert.equal((await run(['lint', 'none'], bad)).code, 2);
    assert.equal((await run(['lint', '--fast'], bad)).code, 2);
  });

  it('reads standard input', async () => {
    const args = ['lint', '--stdin', '--stdin-filename', 'Dockerfile'];
    const { code, out } = await run(args, folder(), (child) => child.stdin!.end('FROM node:latest\n'));
    assert.match(out, /^Dockerfile:1:11: warning dockerfile\/floating-tag: /mu);
    assert.equal(code, 1);
  });

  it('writes all it has to say, however slowly it is read', async () => {
    const many = 5000;
    const here = folder({ Dockerfile: `FROM scratch\n${'EXPOSE web\n'.repeat(many)}` });
    const { out } = await run(['lint', '--format', 'json'], here, (child) => {
      // By the time that there is something to read, the pipe is full and the program has to wait.
      child.stdout!.once('readable', () => child.stdout!.resume());
    });
    const { findings } = JSON.parse(out);
    assert.ok(findings.length >= many);
  });

  it('goes without a word where nobody reads on', async () => {
    const here = folder({ Dockerfile: `FROM scratch\n${'EXPOSE web\n'.repeat(5000)}` });
    const { code, err } = await run(['lint'], here, (child) =>
      child.stdout!.once('data', () => child.stdout!.destroy()),
    );
    assert.deepEqual([code, err], [1, '']);
  });

  it('finds the same in several threads', async () => {
    const files = Array.from({ length: 60 }, (_, index) => [
      [`${index}/Dockerfile`, `FROM node:${index % 3 === 0 ? 'latest' : '22.1'}\nCOPY . /\n`],
      [`${index}/.dockerignore`, index % 2 === 0 ? '**\n' : ''],
    ]);
    const here = folder(Object.fromEntries(files.flat()));
    const [one, three] = await Promise.all(['1', '3'].map((n) => run(['lint', '-f', 'json', '--threads', n], here)));
    assert.deepEqual(three, one);
    assert.ok(JSON.parse(one!.out).findings.length > 0);
    assert.equal((await run(['lint', '--threads', '0'], here)).code, 2);
  });

  it('serves the protocol with lsp --stdio, whatever else an editor adds', async () => {
    const initialize = { processId: null, rootUri: null, capabilities: {} };
    const { out } = await run(['lsp', '--stdio', '--clientProcessId=1'], folder(), (child) => {
      const send = (message: object) => {
        const text = JSON.stringify({ jsonrpc: '2.0', ...message });
        child.stdin!.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
      };
      send({ id: 1, method: 'initialize', params: initialize });
      child.stdout!.once('data', () => {
        send({ id: 2, method: 'shutdown' });
        send({ method: 'exit' });
      });
    });
    assert.match(out, /"serverInfo":\{"name":"Plimsoll"/u);
  });
});
