import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const server = path.join(root, 'server/src');

/** What each layer may import besides itself. Anything else turns an arrow round. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  knowledge: ['core'],
  shell: ['core', 'knowledge'],
  yaml: ['core'],
  dockerfile: ['core', 'shell', 'knowledge'],
  collectors: ['core', 'yaml', 'knowledge'],
  'docker-daemon': ['core', 'yaml', 'knowledge'],
  kubernetes: ['core', 'yaml', 'knowledge', 'collectors'],
  compose: ['core', 'yaml', 'knowledge'],
  images: ['core', 'knowledge', 'dockerfile', 'kubernetes', 'compose'],
  rules: [
    'core',
    'knowledge',
    'shell',
    'yaml',
    'dockerfile',
    'kubernetes',
    'compose',
    'collectors',
    'docker-daemon',
    'images',
  ],
  linter: ['core', 'rules', 'shell', 'dockerfile', 'kubernetes', 'compose', 'collectors', 'docker-daemon', 'images'],
  host: ['core'],
  lsp: ['core', 'images', 'linter', 'rules', 'host'],
  cli: ['core', 'images', 'linter', 'rules', 'host', 'lsp'],
  tools: ['core', 'knowledge', 'rules'],
};

interface Import {
  readonly file: string;
  readonly layer: string;
  readonly target: string;
}

function importsBelow(folder: string): readonly Import[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const layer = file.split(path.sep)[0]!;
      const found = text.matchAll(/(?:^(?:import|export)\b[^;'"]*\bfrom\s*|^import\s*|\bimport\()['"]([^'"]+)['"]/gmu);
      return [...found].map(([, target]) => ({ file, layer, target: target! }));
    });
}

/** The layer that a relative import of the server leads to. */
function layerOf({ file, target }: Import): string {
  const there = path.relative(server, path.resolve(server, path.dirname(file), target));
  return there.split(path.sep)[0]!;
}

describe('layers', () => {
  const imports = importsBelow(server).filter(({ layer }) => layer in allowed);

  it('import one way only', () => {
    assert.ok(imports.length > 500, 'the imports are read');
    const wrong = imports
      .filter(({ target }) => target.startsWith('.') && !target.endsWith('package.json'))
      .map((found) => ({ ...found, to: layerOf(found) }))
      .filter(({ layer, to }) => to !== layer && !allowed[layer]!.includes(to));
    assert.deepEqual(wrong, []);
  });

  it('keep Node.js to the parts that do not run in a browser', () => {
    const wrong = imports.filter(
      ({ file, layer, target }) =>
        target.startsWith('node:') && !['cli', 'host', 'tools'].includes(layer) && file !== path.join('lsp', 'node.ts'),
    );
    assert.deepEqual(wrong, []);
  });

  it('keep the disk to the entries that have one', () => {
    const wrong = imports.filter(
      (found) => layerOf(found) === 'host' && found.layer === 'lsp' && found.file !== path.join('lsp', 'node.ts'),
    );
    assert.deepEqual(wrong, []);
  });

  it('keep the protocol to the language server, and rules from each other', () => {
    const protocol = imports.filter(({ layer, target }) => /^vscode/u.test(target) && layer !== 'lsp');
    assert.deepEqual(
      protocol.filter(({ target }) => target !== 'vscode-languageserver-textdocument'),
      [],
    );
    const ruleFiles = imports.filter(({ file }) => file.split(path.sep).length === 3 && file.startsWith('rules'));
    assert.ok(ruleFiles.length > 100, 'the rules are read');
    const between = ruleFiles.filter((found) => layerOf(found) === 'rules' && found.target !== '../rule.ts');
    assert.deepEqual(between, []);
  });

  it('keep the client apart from the server', () => {
    const client = importsBelow(path.join(root, 'client/src'));
    assert.ok(client.length > 10, 'the imports are read');
    assert.deepEqual(
      client.filter(({ target }) => target.includes('server/')),
      [],
    );
  });
});
