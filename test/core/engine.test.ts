import assert from 'node:assert/strict';
import { createEngine, locate } from '../../server/src/core/engine.ts';
import type { Facts } from '../../server/src/core/facts.ts';
import { safe } from '../../server/src/core/fix.ts';
import type { Language } from '../../server/src/core/language.ts';
import type { AnyRule, ProjectFix } from '../../server/src/core/rule.ts';
import { resolveSettings, type Settings } from '../../server/src/core/settings.ts';
import { type Span, span } from '../../server/src/core/span.ts';
import { found, register, reports, run, toy, toyDocument, toyRule, type Word } from './toy.ts';

describe('engine', () => {
  it('runs the rules that are on, and sorts what they find by place', () => {
    const rules = register({ 'toy/b': reports('b'), 'toy/a': reports('a'), 'toy/off': reports('a') });
    const settings = resolveSettings(rules, 'all', { 'toy/off': { severity: 'off' } });
    const text = 'b\na\nb\n';
    assert.deepEqual(found(text, run(rules, text, settings)), ['toy/b b', 'toy/a a', 'toy/b b']);
  });

  it('finds the same with each rule alone and with all of them together', () => {
    const counting = toyRule({
      title: 'Third word',
      burden: 'build',
      severity: 'hint',
      preset: 'all',
      state: () => ({ seen: 0 }),
      on: {
        'toy:word'({ span: at }, { state, report }) {
          state.seen++;
          if (state.seen === 3) report(at, 'is the third');
        },
      },
    });
    const all = { 'toy/a': reports('a'), 'toy/third': counting, 'toy/second': counting, 'toy/b': reports('b') };
    const text = 'a\nb\na\nb\n';
    const together = run(register(all), text).findings;
    const alone = Object.entries(all).flatMap(([id, rule]) => run(register({ [id]: rule }), text).findings);
    assert.equal(together.length, 6);
    assert.deepEqual(
      together.map((finding) => JSON.stringify(finding)).sort(),
      alone.map((f) => JSON.stringify(f)).sort(),
    );
  });

  it('gives a rule new state for every document', () => {
    const once = toyRule({
      title: 'First word',
      burden: 'build',
      severity: 'hint',
      preset: 'all',
      state: () => new Set<string>(),
      on: {
        'toy:word'({ text, span: at }, { state, report }) {
          if (!state.has('any')) report(at, `${text} is first`);
          state.add('any');
        },
      },
    });
    const rules = register({ 'toy/first': once });
    assert.deepEqual(found('a\nb', run(rules, 'a\nb')), ['toy/first a']);
    assert.deepEqual(found('a\nb', run(rules, 'a\nb')), ['toy/first a']);
  });

  it('says of related places that they stand in the document of the finding', () => {
    const twice = toyRule({
      title: 'Word written twice',
      burden: 'build',
      severity: 'hint',
      preset: 'all',
      state: () => new Map<string, Span>(),
      on: {
        'toy:word'({ text, span: at }, { state, report }) {
          const first = state.get(text);
          if (first) report(at, 'once more', { related: [{ span: first, message: 'first here' }] });
          state.set(text, at);
        },
      },
    });
    const [finding] = run(register({ 'toy/twice': twice }), 'a\nb\na').findings;
    assert.deepEqual(finding?.related, [{ uri: 'memory:///a.toy', span: span(0, 1), message: 'first here' }]);
  });

  it('switches a rule that throws off for that document, and drops what it found', () => {
    let called = 0;
    const throwing = toyRule({
      title: 'Throws at b',
      burden: 'build',
      severity: 'error',
      preset: 'all',
      on: {
        'toy:word'({ text, span: at }, { report }) {
          called++;
          if (text === 'b') throw new Error('no b, please');
          report(at, 'not b');
        },
        'toy:end': () => {
          called++;
        },
      },
    });
    const rules = register({ 'toy/throwing': throwing, 'toy/a': reports('a') });
    const text = 'a\nb\na\n';
    const result = run(rules, text);
    assert.deepEqual(found(text, result), ['toy/a a', 'toy/a a']);
    assert.deepEqual(
      result.errors.map(({ rule, uri }) => [rule, uri]),
      [['toy/throwing', 'memory:///a.toy']],
    );
    assert.match(result.errors[0]!.message, /no b, please/u);
    assert.equal(called, 2, 'it is not called again after it threw');
    assert.deepEqual(found('a', run(rules, 'a')), ['toy/a a', 'toy/throwing a'], 'it is back for the next document');
  });

  it('takes throwing in the making of state, and throwing of anything, alike', () => {
    const failing = (thrown: unknown) =>
      reports('a', {
        state: () => {
          throw thrown;
        },
      });
    const { findings, errors } = run(register({ 'toy/a': failing('a text'), 'toy/b': failing(undefined) }), 'a\na');
    assert.deepEqual(findings, []);
    assert.deepEqual(
      errors.map(({ message }) => message),
      ['a text', 'undefined'],
    );
  });

  it('takes the severity of the configuration before that of the report, and that before that of the rule', () => {
    const graver = toyRule({
      title: 'Graver where it is long',
      burden: 'build',
      severity: 'hint',
      preset: 'all',
      on: {
        'toy:word'({ text, span: at }, { report }) {
          report(at, 'a word', text.length > 3 ? { severity: 'error' } : {});
        },
      },
    });
    const rules = register({ 'toy/long': graver });
    const severities = (settings?: Settings) =>
      run(rules, 'a\nabcd', settings).findings.map(({ severity }) => severity);
    assert.deepEqual(severities(), ['hint', 'error']);
    assert.deepEqual(severities(resolveSettings(rules, 'all', { 'toy/long': { severity: 'information' } })), [
      'information',
      'information',
    ]);
  });

  it('hands options over, and drops fixes that could not be made', () => {
    const optional = toyRule({
      title: 'Longer than the option says',
      burden: 'build',
      severity: 'hint',
      preset: 'all',
      options: { length: { description: 'How long.', default: 2 } },
      on: {
        'toy:word'({ text, span: at }, { options, report }) {
          if (text.length > options.length) report(at, 'long', { fixes: [undefined, safe('Cut'), undefined] });
        },
      },
    });
    const rules = register({ 'toy/long': optional });
    assert.deepEqual(
      run(rules, 'abc').findings[0]?.fixes.map(({ title }) => title),
      ['Cut'],
    );
    assert.deepEqual(
      run(rules, 'abc', resolveSettings(rules, 'all', { 'toy/long': { options: { length: 3 } } })).findings,
      [],
    );
  });

  it('gives findings that are plain JSON', () => {
    const { findings } = run(register({ 'toy/a': reports('a') }), 'a');
    assert.deepEqual(JSON.parse(JSON.stringify(findings)), findings);
    assert.deepEqual(findings[0]!.span, { start: 0, end: 1 }, 'the word that was handed in as a span is not kept');
  });

  it('reports a file that is no text by the event of its language', () => {
    const problem = toyRule({
      title: 'Problem',
      burden: 'build',
      severity: 'error',
      preset: 'recommended',
      on: { 'toy:problem': ({ span: at, message }, { report }) => report(at, message) },
    });
    const rules = register({ 'toy/problem': problem, 'toy/a': reports('a') });
    const settings = resolveSettings(rules, 'all');
    const { findings } = createEngine(rules).analyseUnreadable('u', toy as Language, 'is a binary file', settings);
    assert.deepEqual(
      findings.map(({ rule, span, message }) => [rule, span, message]),
      [['toy/problem', span(0, 0), 'is a binary file']],
    );
  });
});

describe('sections', () => {
  /** A section for every line, with a key for every text. */
  const keys = new Map<string, object>();
  const sectioned = {
    ...toy,
    *sections(model: ReturnType<typeof toy.parse>) {
      for (const word of model.words) {
        const key = keys.get(word.text) ?? {};
        keys.set(word.text, key);
        yield { key, base: word.span.start, events: () => [['toy:word', word] as const] };
      }
      yield { base: 0, events: () => [['toy:end', { words: model.words.length }] as const] };
    },
  };
  const document = (text: string, uri = 'memory:///a.toy') => ({
    ...toyDocument(text, uri),
    language: sectioned as Language,
  });
  const counting = () => {
    const seen: string[] = [];
    const rule = toyRule({
      title: 'Any word',
      burden: 'build',
      severity: 'hint',
      preset: 'all',
      on: {
        'toy:word'({ text, span: at }, { report }) {
          seen.push(text);
          if (text === 'throw') throw new Error('as asked');
          const first = span(at.start, at.start + 1);
          const fixes = [safe('Cut it', { ...first, text: '' })];
          report(at, text, { fixes, related: [{ span: first, message: 'its first letter' }] });
        },
      },
    });
    return { seen, rule };
  };

  beforeEach(() => keys.clear());

  it('are judged once, and what was found in them moves with them', () => {
    const { seen, rule } = counting();
    const rules = register({ 'toy/any': rule });
    const engine = createEngine(rules);
    const settings = resolveSettings(rules, 'all');
    engine.analyse(document('one\ntwo\n'), settings);
    const text = 'zero\none\ntwo\ntwo\n';
    const moved = engine.analyse(document(text, 'memory:///b.toy'), settings);
    assert.deepEqual(seen, ['one', 'two', 'zero']);
    assert.deepEqual(moved.findings, createEngine(rules).analyse(document(text, 'memory:///b.toy'), settings).findings);
    assert.deepEqual(found(text, moved), ['toy/any zero', 'toy/any one', 'toy/any two', 'toy/any two']);
  });

  it('are judged anew under other settings', () => {
    const { rule } = counting();
    const rules = register({ 'toy/any': rule });
    const engine = createEngine(rules);
    engine.analyse(document('one'), resolveSettings(rules, 'all'));
    const graver = resolveSettings(rules, 'all', { 'toy/any': { severity: 'error' } });
    assert.deepEqual(
      engine.analyse(document('one'), graver).findings.map(({ severity }) => severity),
      ['error'],
    );
  });

  it('lose all findings of a rule that throws in one of them, and no other', () => {
    const rules = register({ 'toy/any': counting().rule, 'toy/one': reports('one') });
    const engine = createEngine(rules);
    const settings = resolveSettings(rules, 'all');
    engine.analyse(document('one\n'), settings);
    const text = 'one\nthrow\none\nthrow\n';
    const { findings, errors } = engine.analyse(document(text), settings);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['toy/one', 'toy/one'],
    );
    assert.deepEqual(
      errors.map(({ rule }) => rule),
      ['toy/any'],
    );
  });

  it('are no matter to a rule that keeps state', () => {
    const first = toyRule({
      title: 'First word',
      burden: 'build',
      severity: 'hint',
      preset: 'all',
      state: () => ({ seen: 0 }),
      on: {
        'toy:word'({ text, span: at }, { state, report }) {
          if (state.seen++ === 0) report(at, text);
        },
      },
    });
    const rules = register({ 'toy/first': first });
    const text = 'one\ntwo\n';
    assert.deepEqual(found(text, createEngine(rules).analyse(document(text), resolveSettings(rules, 'all'))), [
      'toy/first one',
    ]);
  });
});

describe('project rules', () => {
  /** Reports every capital word that another file has too, beside the other place. */
  const shared = toyRule({
    title: 'Word in two files',
    burden: 'build',
    severity: 'warning',
    preset: 'recommended',
    options: { most: { description: 'In how many files a word may stand.', default: 1 } },
    project(files, { options, report }) {
      const all = [...files].flatMap(([uri, { data }]) => (data.toy ?? []).map((word) => ({ uri, ...word })));
      for (const word of all) {
        const others = all.filter(({ name, uri }) => name === word.name && uri !== word.uri);
        if (others.length < options.most) continue;
        const related = others.map(({ uri, at }) => ({ uri, at, message: 'here too' }));
        const fix: ProjectFix = {
          title: 'Whisper',
          safety: 'safe',
          edits: [{ at: word.at, text: word.name.toLowerCase() }],
        };
        report(word.uri, word.at, `${word.name} is elsewhere`, { related, fixes: [fix, undefined] });
      }
    },
  });
  const rules = register({ 'toy/shared': shared });
  const settings = resolveSettings(rules, 'all');
  const factsOf = (...texts: string[]) =>
    new Map(texts.map((text, index) => [`${index}.toy`, toy.facts!(toy.parse(text)) as Facts]));

  it('see the facts of all files', () => {
    const facts = factsOf('low\nA\nB', 'B');
    const { findings, errors } = createEngine(rules).analyseProject(facts, () => settings);
    assert.deepEqual(errors, []);
    assert.deepEqual(
      findings.map(({ uri, at, message }) => [uri, at, message]),
      [
        ['0.toy', 1, 'B is elsewhere'],
        ['1.toy', 0, 'B is elsewhere'],
      ],
    );
    assert.deepEqual(locate(findings[0]!, facts), {
      rule: 'toy/shared',
      uri: '0.toy',
      span: span(6, 7),
      message: 'B is elsewhere',
      severity: 'warning',
      fixes: [{ title: 'Whisper', safety: 'safe', edits: [{ start: 6, end: 7, text: 'b' }] }],
      related: [{ uri: '1.toy', span: span(0, 1), message: 'here too' }],
    });
  });

  it('have places that move with the text', () => {
    const { findings } = createEngine(rules).analyseProject(factsOf('A', 'A'), () => settings);
    const moved = locate(findings[0]!, factsOf('typed above\nA', 'more\nA'));
    assert.deepEqual(moved?.span, span(12, 13));
    assert.deepEqual(moved?.related[0]?.span, span(5, 6));
    assert.deepEqual(moved?.fixes, [{ title: 'Whisper', safety: 'safe', edits: [{ start: 12, end: 13, text: 'a' }] }]);
  });

  it('lose a finding whose file or place is gone, and a related place alone where only that is', () => {
    const { findings } = createEngine(rules).analyseProject(factsOf('A', 'A'), () => settings);
    assert.equal(locate(findings[0]!, factsOf('gone')), undefined);
    assert.equal(locate(findings[0]!, new Map()), undefined);
    assert.deepEqual(locate(findings[0]!, factsOf('A'))?.related, []);
  });

  it('are judged by the settings of the file they report on', () => {
    const strict = resolveSettings(rules, 'all', { 'toy/shared': { severity: 'error' } });
    const off: Settings = new Map();
    const facts = factsOf('A', 'A', 'A');
    const { findings } = createEngine(rules).analyseProject(facts, (uri) => (uri === '0.toy' ? strict : off));
    assert.deepEqual(
      findings.map(({ uri, severity }) => [uri, severity]),
      [['0.toy', 'error']],
    );
  });

  it('run once for each set of options, each time over all files', () => {
    const loose = resolveSettings(rules, 'all', { 'toy/shared': { options: { most: 3 } } });
    const { findings } = createEngine(rules).analyseProject(factsOf('A', 'A', 'A'), (uri) =>
      uri === '0.toy' ? loose : settings,
    );
    assert.deepEqual(
      findings.map(({ uri }) => uri),
      ['1.toy', '2.toy'],
    );
  });

  it('that throw are reported, drop what they found, and leave the others standing', () => {
    const throwing: AnyRule = {
      ...reports('never'),
      project(files, { report }) {
        report([...files.keys()][0]!, 0, 'found before');
        throw new Error('no facts, please');
      },
    };
    const both = register({ 'toy/throwing': throwing, 'toy/shared': shared });
    const { findings, errors } = createEngine(both).analyseProject(factsOf('A', 'A'), () =>
      resolveSettings(both, 'all'),
    );
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['toy/shared', 'toy/shared'],
    );
    assert.deepEqual(
      errors.map(({ rule }) => rule),
      ['toy/throwing'],
    );
  });

  it('are silenced by the comments of the file, which then count as used', () => {
    const engine = createEngine(rules);
    const text = '# plimsoll ignore=toy/shared -- known\nA';
    const facts = factsOf(text, 'A');
    const analysis = engine.analyse(toyDocument(text, '0.toy'), settings);
    const project = engine.analyseProject(facts, () => settings).findings.filter(({ uri }) => uri === '0.toy');
    const located = project.map((finding) => locate(finding, facts)!);
    assert.equal(located.length, 1);
    assert.deepEqual(engine.conclude(analysis, settings, located).findings, []);
  });
});

describe('comments that do nothing', () => {
  const told: AnyRule = {
    ...reports('never'),
    on: {
      'suppression:unused': ({ name }: { name: Word }, { report }: { report(at: object, message: string): void }) =>
        report(name.span, 'unused'),
      'suppression:unknown': (
        { name, similar }: { name: Word; similar?: string },
        { report }: { report(at: object, message: string): void },
      ) => report(name.span, `unknown, like ${similar}`),
      'suppression:misplaced': (
        { comment, fault }: { comment: object; fault: string },
        { report }: { report(at: object, message: string): void },
      ) => report(comment, fault),
    },
  };
  const rules = register({ 'toy/a': reports('a', { aliases: ['peer/A1'] }), 'toy/b': reports('b'), 'toy/told': told });
  const said = (text: string, settings?: Settings) =>
    run(rules, text, settings).findings.map(
      ({ span: { start, end }, message }) => `${text.slice(start, end)}: ${message}`,
    );

  it('are reported, name by name', () => {
    assert.deepEqual(said('# plimsoll ignore=toy/a,toy/b,toy/c\na'), ['toy/b: unused', 'toy/c: unknown, like toy/a']);
  });

  it('are reported whatever name they use', () => {
    assert.deepEqual(said('# plimsoll ignore=A1\nb'), ['A1: unused', 'b: is b']);
    assert.deepEqual(said('# plimsoll ignore=all\nc'), ['all: unused']);
    assert.deepEqual(said('# plimsoll ignore=build\nc'), ['build: unused']);
  });

  it('are not reported where they speak of a rule that is off', () => {
    const settings = resolveSettings(rules, 'all', { 'toy/b': { severity: 'off' } });
    assert.deepEqual(said('# plimsoll ignore=toy/b\nb', settings), []);
    assert.deepEqual(said('# plimsoll ignore=storage\nb', settings), []);
  });

  it('are not reported for standing second', () => {
    assert.deepEqual(said('# plimsoll ignore-file=toy/a -- generated\n# plimsoll ignore=toy/a -- known\na'), []);
  });

  it('are reported where they are misplaced', () => {
    assert.match(said('a\n# plimsoll ignore-file=toy/a')[1]!, /only at the top/u);
  });

  it('cannot be silenced by a comment', () => {
    assert.deepEqual(said('# plimsoll ignore-file=all -- generated\n# plimsoll ignore=toy/c\na'), [
      'toy/c: unknown, like toy/a',
    ]);
  });

  it('speak up where everything else is silenced by the rule of their own', () => {
    const settings = resolveSettings(rules, 'all', { 'toy/told': { severity: 'off' } });
    assert.deepEqual(said('# plimsoll ignore=toy/c\na', settings), ['a: is a']);
  });
});
