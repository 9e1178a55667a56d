import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/edit.ts';
import type { Finding } from '../../server/src/core/finding.ts';
import { chooseFixes } from '../../server/src/core/fix.ts';
import type { RegisteredRule } from '../../server/src/core/rule.ts';
import { languages } from '../../server/src/linter/languages.ts';
import { lineStarts, positionAt } from '../../server/src/linter/lines.ts';
import { createLinter } from '../../server/src/linter/linter.ts';
import { rules } from '../../server/src/rules/index.ts';
import { memoryHost, memoryUri } from '../memory-host.ts';
import { type Case, type Mark, readPage, type Sample } from './page.ts';

for (const registered of rules) {
  const { id, rule, page: markdown } = registered;
  const page = readPage(markdown, (language) => defaultFile(id, language));
  describe(`page ${id}`, () => {
    it('has the shape of a page', () => {
      assert.equal(page.title, rule.title, 'the heading is the title of the rule');
      assert.deepEqual(page.headings.slice(0, 2), ['Why', 'What to do']);
      for (const option of Object.keys(rule.options ?? {})) {
        assert.ok(markdown.includes(`\`${option}\``), `the option ${option} is explained`);
      }
      assert.ok(
        // What a program finds that is not here is tested where its answers are recorded.
        rule.relays || page.cases.some(({ files }) => files.some(({ marks }) => marks.length > 0)),
        'a sample is flagged',
      );
      assert.ok(
        page.cases.some(({ files }) => files.every(({ marks }) => marks.length === 0)),
        'a sample is clean',
      );
    });
    for (const example of page.cases) {
      describe(example.name, () => {
        it('is found where the carets stand', () => findsMarks(registered, example));
        it('is fixed as shown, and stays quiet', () => fixesAsShown(registered, example));
        it('is found with other line ends, a byte order mark, or no last line end', () =>
          findsInVariants(registered, example));
        it('does no harm when cut short', () => survivesCuts(registered, example));
      });
    }
  });
}

function defaultFile(id: string, language: string): string {
  const named: Readonly<Record<string, string>> = {
    dockerfile: 'Dockerfile',
    json: 'daemon.json',
    ini: 'fluent-bit.conf',
    xml: 'fluent.conf',
    toml: 'vector.toml',
  };
  if (named[language]) return named[language];
  return id.startsWith('compose/') ? 'compose.yaml' : 'manifest.yaml';
}

/** Lints the files with every rule on, and gives what this rule finds. A rule that throws fails the test. */
async function lint({ id }: RegisteredRule, options: string, files: readonly Sample[]): Promise<readonly Finding[]> {
  const linter = linterFor(id, options, files);
  const found: Finding[] = [];
  for await (const report of linter.lintAll(files.map(({ file }) => memoryUri(file)))) {
    assert.deepEqual(report.errors, [], 'no rule throws');
    assert.equal(report.trouble, undefined);
    assert.ok(report.language, `${report.uri} is read by a language`);
    found.push(...report.findings);
  }
  assert.deepEqual(linter.configFaults(), []);
  assert.deepEqual(linter.projectErrors(), []);
  return found.filter(({ rule }) => rule === id);
}

function linterFor(id: string, options: string, files: readonly Sample[]) {
  // The rules of a standard are in no preset with others.
  const configured = `rules:\n  ${id}:\n    severity: on\n${options.replace(/^(?=.)/gmu, '    ')}`;
  const texts = new Map<string, string>(files.map(({ file, text }) => [file, text]));
  texts.set('.plimsoll.yaml', `preset: all\n${configured}`);
  return createLinter({ host: memoryHost(texts), rules, languages: languages() });
}

async function findsMarks(rule: RegisteredRule, { options, files }: Case): Promise<void> {
  const findings = await lint(rule, options, files);
  for (const sample of files) assertMarks(sample, findings);
}

function assertMarks({ file, text, marks }: Sample, findings: readonly Finding[]): void {
  const own = findings.filter(({ uri }) => uri === memoryUri(file));
  assert.deepEqual(own.map((finding) => where(text, finding)).sort(), marks.map(markedPlace).sort());
  for (const mark of marks.filter(({ words }) => words)) {
    const there = own.filter((finding) => where(text, finding) === markedPlace(mark));
    assert.ok(
      there.some(({ message }) => message.includes(mark.words)),
      `"${there.map(({ message }) => message).join('" or "')}" says "${mark.words}"`,
    );
  }
}

/** Columns do not count a carriage return at the end, so places are the same with either line end. */
function where(text: string, { span }: Finding): string {
  const starts = lineStarts(text);
  const from = positionAt(starts, span.start);
  const to = positionAt(starts, span.end);
  return `${from.line + 1}:${from.character + 1}-${to.line === from.line ? '' : `${to.line + 1}:`}${to.character + 1}`;
}

function markedPlace({ line, column, endColumn }: Mark): string {
  return `${line + 1}:${column + 1}-${endColumn + 1}`;
}

async function fixesAsShown(rule: RegisteredRule, { options, files, fixed }: Case): Promise<void> {
  const findings = await lint(rule, options, files);
  const fixable = files.filter(({ file }) =>
    findings.some(({ uri, fixes }) => uri === memoryUri(file) && fixes.length > 0),
  );
  assert.deepEqual(
    [...fixed.keys()].sort(),
    fixable.map(({ file }) => file).sort(),
    'what can be fixed is shown fixed',
  );
  for (const sample of fixable) {
    const shown = fixed.get(sample.file)!;
    const problems = (await problemsOf(options, rule.id, sample)).length;
    assert.equal(await fix(rule, options, sample, files), shown.text);
    const others = files.filter(({ file }) => file !== sample.file);
    assertMarks(shown, await lint(rule, options, [...others, shown]));
    assert.ok(
      (await problemsOf(options, rule.id, shown)).length <= problems,
      'the fixed text can be read as well as before',
    );
    for (const finding of findings.filter(({ uri }) => uri === memoryUri(sample.file))) {
      const titles = finding.fixes.map(({ title }) => title);
      assert.equal(new Set(titles).size, titles.length, 'every alternative has a title of its own');
      for (const { edits } of finding.fixes) {
        const text = applyEdits(sample.text, edits);
        const after = await problemsOf(options, rule.id, { ...sample, text });
        assert.ok(after.length <= problems, `after every fix the text can be read as well as before:\n${text}`);
      }
    }
  }
}

/** All fixes of this rule alone, to a fixed point. */
async function fix(rule: RegisteredRule, options: string, sample: Sample, files: readonly Sample[]): Promise<string> {
  const others = files.filter(({ file }) => file !== sample.file);
  let { text } = sample;
  for (let round = 0; round < 20; round++) {
    const findings = await lint(rule, options, [...others, { ...sample, text }]);
    const fixes = chooseFixes(
      findings.filter(({ uri }) => uri === memoryUri(sample.file)),
      'unsafe',
    );
    if (fixes.length === 0) return text;
    const next = applyEdits(
      text,
      fixes.flatMap(({ edits }) => edits),
    );
    if (next === text) return text;
    text = next;
  }
  assert.fail(`fixing does not settle:\n${text}`);
}

/** What the language itself cannot read in the sample. */
async function problemsOf(options: string, id: string, sample: Sample): Promise<readonly Finding[]> {
  const { findings } = await linterFor(id, options, [sample]).lint(memoryUri(sample.file));
  return findings.filter(({ rule }) => rule.endsWith('/syntax'));
}

async function findsInVariants(rule: RegisteredRule, { options, files, fixed }: Case): Promise<void> {
  const crlf = ({ text, ...sample }: Sample) => ({ ...sample, text: text.replaceAll('\n', '\r\n') });
  const bom = ({ text, ...sample }: Sample) => ({ ...sample, text: `\uFEFF${text}` });
  const cut = ({ text, ...sample }: Sample) => ({ ...sample, text: text.replace(/\n$/u, '') });
  const expected = await places(rule, options, files);
  for (const variant of [crlf, bom, cut]) {
    const changed = files.map(variant);
    // The host takes the byte order mark off before anything is read.
    const read = variant === bom ? files : changed;
    assert.deepEqual(await places(rule, options, changed, read), expected, variant.name);
  }
  for (const [file, shown] of fixed) {
    const sample = files.find((sample) => sample.file === file)!;
    assert.equal(await fix(rule, options, crlf(sample), files.map(crlf)), crlf(shown).text, 'fixes keep the line ends');
  }
}

async function places(
  rule: RegisteredRule,
  options: string,
  files: readonly Sample[],
  read: readonly Sample[] = files,
): Promise<readonly string[]> {
  const findings = await lint(rule, options, files);
  return read.flatMap(({ file, text }) =>
    findings.filter(({ uri }) => uri === memoryUri(file)).map((finding) => `${file} ${where(text, finding)}`),
  );
}

async function survivesCuts(rule: RegisteredRule, { options, files }: Case): Promise<void> {
  for (const sample of files) {
    for (const start of lineStarts(sample.text)) {
      const text = sample.text.slice(0, start);
      const linter = linterFor(rule.id, options, [{ ...sample, text }]);
      const { findings, errors, trouble } = await linter.lint(memoryUri(sample.file));
      assert.deepEqual([errors, trouble], [[], undefined]);
      for (const { span } of findings) {
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, 'spans lie in the text');
      }
      for (const { edits } of findings.flatMap(({ fixes }) => fixes)) applyEdits(text, edits);
    }
  }
}
