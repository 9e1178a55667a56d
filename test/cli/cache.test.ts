import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Files, folders, plimsoll } from './terminal.ts';

/** A file of each language, and findings that need two files. */
const files: Files = {
  'app/Dockerfile': 'FROM debian:latest\nCOPY notes.txt /\n',
  'app/.dockerignore': 'notes.txt\n',
  'compose.yaml': 'services:\n  web:\n    image: shop/web:1.2\n    privileged: true\n',
  'k8s/pod %20ü.yaml':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  hostNetwork: true\n  containers:\n    - name: a\n      image: a\n',
  'k8s/kustomization.yaml': 'resources: [pod.yaml]\n',
};

describe('the cache', () => {
  const folder = folders();
  const lint = (at: string, ...args: readonly string[]) => plimsoll(at, ['lint', '--format', 'json', ...args]);
  const cacheFile = (at: string) => path.join(at, '.plimsoll-cache/cache.tsv');

  /** Findings with and without a cache are the same to the byte. */
  async function isTrue(at: string): Promise<void> {
    const [cached, plain] = [await lint(at, '--cache'), await lint(at)];
    assert.equal(cached.out, plain.out);
    assert.deepEqual([cached.err, cached.code], [plain.err, plain.code]);
  }

  it('changes no finding, whatever changes between two runs', async () => {
    const at = folder(files);
    await isTrue(at);
    await isTrue(at);
    writeFileSync(path.join(at, 'app/Dockerfile'), 'FROM debian\n');
    await isTrue(at);
    rmSync(path.join(at, 'app/.dockerignore'));
    await isTrue(at);
    writeFileSync(path.join(at, '.plimsoll.yaml'), 'rules:\n  compose/privileged-service: hint\n');
    await isTrue(at);
    writeFileSync(path.join(at, '.plimsoll.yaml'), 'preset: all\n');
    await isTrue(at);
    rmSync(path.join(at, 'compose.yaml'));
    await isTrue(at);
  });

  it('is what the next run finds', async () => {
    const at = folder(files);
    await lint(at, '--cache');
    // Only a run that does not read the file itself can say this of it.
    writeFileSync(cacheFile(at), readFileSync(cacheFile(at), 'utf8').replaceAll('`web`', '`WEB`'));
    assert.match((await lint(at, '--cache')).out, /`WEB`/u);
    assert.doesNotMatch((await lint(at)).out, /`WEB`/u);
  });

  it('is not what another program finds', async () => {
    const at = folder(files);
    await lint(at, '--cache');
    const [, ...lines] = readFileSync(cacheFile(at), 'utf8').replaceAll('`web`', '`WEB`').split('\n');
    writeFileSync(cacheFile(at), ['another', ...lines].join('\n'));
    assert.doesNotMatch((await lint(at, '--cache')).out, /`WEB`/u);
    await isTrue(at);
  });

  it('survives damage', async () => {
    const at = folder(files);
    await lint(at, '--cache');
    const text = readFileSync(cacheFile(at), 'utf8');
    for (let cut = 0; cut < text.length; cut += 97) {
      writeFileSync(cacheFile(at), text.slice(0, cut));
      assert.equal((await lint(at, '--cache')).out, (await lint(at)).out, `cut at ${cut}`);
    }
  }).timeout(60_000);

  it('knows nothing of a file that was fixed', async () => {
    const at = folder({ Dockerfile: 'FROM debian:13\n# plimsoll ignore=dockerfile/sudo -- why\nRUN true\n' });
    await lint(at, '--cache');
    await lint(at, '--cache', '--fix');
    assert.doesNotMatch(readFileSync(path.join(at, 'Dockerfile'), 'utf8'), /plimsoll/u);
    await isTrue(at);
  });

  it('is kept where one says, and out of the way of git', async () => {
    const at = folder(files);
    await lint(at, '--cache-location', 'kept/here');
    assert.deepEqual(readdirSync(path.join(at, 'kept/here')), ['.gitignore', 'cache.tsv']);
    assert.equal(readFileSync(path.join(at, 'kept/here/.gitignore'), 'utf8'), '*\n');
  });

  it('is trouble where it cannot be written', async () => {
    const at = folder({ ...files, file: '' });
    const { code, err } = await lint(at, '--cache-location', 'file/cache');
    assert.equal(code, 2);
    assert.match(err, /^plimsoll: file\/cache: cannot keep what was read: /u);
  });

  it('is filled by parts, of which the last run makes the whole', async () => {
    const at = folder(files);
    for (const shard of ['1/3', '2/3', '3/3']) {
      assert.deepEqual({ ...(await lint(at, '--shard', shard)), bytes: [] }, { code: 0, out: '', err: '', bytes: [] });
    }
    for (const name of readdirSync(path.join(at, '.plimsoll-cache'))) {
      const file = path.join(at, '.plimsoll-cache', name);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('`web`', '`WEB`'));
    }
    const { out } = await lint(at, '--cache');
    assert.match(out, /`WEB`/u);
    assert.equal(out.replaceAll('`WEB`', '`web`'), (await lint(at)).out);
  });

  it('is good in another place', async () => {
    const [here, there] = [folder(files), folder(files)];
    await lint(here, '--cache');
    mkdirSync(path.join(there, '.plimsoll-cache'));
    const text = readFileSync(cacheFile(here), 'utf8').replaceAll('`web`', '`WEB`');
    assert.ok(!text.includes(here));
    writeFileSync(cacheFile(there), text);
    assert.match((await lint(there, '--cache')).out, /`WEB`/u);
  });

  it('takes no part that is none', async () => {
    for (const shard of ['0/2', '3/2', '1', 'a/b', '1/0']) {
      const { code, err } = await lint(folder(), '--shard', shard);
      assert.equal(code, 2);
      assert.match(err, /--shard takes a part of how many, such as 1\/4/u);
    }
    assert.equal((await lint(folder(), '--shard', '1/2', '--fix')).code, 2);
  });
});
