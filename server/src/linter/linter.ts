import {
  type Analysis,
  createEngine,
  type Document,
  type Engine,
  locate,
  type ProjectFinding,
} from '../core/engine.ts';
import type { Facts } from '../core/facts.ts';
import type { Finding, RuleError } from '../core/finding.ts';
import { type FixAll, fixAll, type Safety } from '../core/fix.ts';
import type { Host } from '../core/host.ts';
import type { Language } from '../core/language.ts';
import type { ProjectFacts, RegisteredRule } from '../core/rule.ts';
import type { Settings } from '../core/settings.ts';
import { decode } from '../core/uri.ts';
import { type ConfigFault, createConfigs, type FileConfig, isConfig, type Overriding } from './configs.ts';
import { type LineStarts, lineStarts } from './lines.ts';
import type { Reading, Readings } from './reading.ts';
import { decodeText, maxFileSize } from './text.ts';

/** Everything known of one file. Plain data, ready to be turned into a protocol or a format. */
export interface Report {
  readonly uri: string;
  /** The language that reads the file; undefined where none does, and then there is nothing to report. */
  readonly language: string | undefined;
  readonly findings: readonly Finding[];
  readonly errors: readonly RuleError[];
  readonly lines: LineStarts;
  /** Why the file could not be linted at all. */
  readonly trouble?: string;
}

/**
 * The one service behind the language server and the command line. Texts come in by `setText` or are read from the host;
 * reports go out. What has not changed is not linted again.
 */
export interface Linter {
  readonly engine: Engine;
  /** The text of an open document. It wins over the disk until it is dropped. */
  setText(uri: string, text: string): void;
  dropText(uri: string): void;
  /** A file was changed, made or deleted on disk. True where that may change the findings of other files too. */
  changed(uri: string): boolean;
  /** The report of one file, with what the project's files read so far say about it. */
  lint(uri: string): Promise<Report>;
  /** Reads the files, then reports on each of them: project rules see all of them first. */
  lintAll(uris: Iterable<string>): AsyncGenerator<Report>;
  /** Reads a file into the project without reporting on it. */
  load(uri: string): Promise<void>;
  /** Counts up whenever something that project rules can see has changed. */
  projectVersion(): number;
  /** The document as it was last read, for what an editor shows beside findings. */
  document(uri: string): Promise<Document | undefined>;
  /** The file's text with all its fixes of that safety applied; undefined where it cannot be read. */
  fix(uri: string, allowed: Safety): Promise<FixedFile | undefined>;
  /** Line starts of a file that a related place speaks of. */
  lines(uri: string): LineStarts | undefined;
  /** Project rules that threw over the facts read so far. */
  projectErrors(): readonly RuleError[];
  configFaults(): readonly ConfigFault[];
}

export interface FixedFile extends FixAll {
  readonly before: string;
  /** The file begins with a byte order mark, which the texts do not hold. */
  readonly bom: boolean;
}

export interface LinterOptions {
  readonly host: Host;
  readonly rules: readonly RegisteredRule[];
  /** In the order in which they are asked whether a file is theirs. */
  readonly languages: readonly Language[];
  readonly overriding?: Overriding;
  /** Asked before a closed file is read, and told of what reading it gave. */
  readonly readings?: Readings;
  /** Events that other programs have yielded for an open document by now. */
  readonly relayed?: (document: Document) => Iterable<readonly [name: string, event: unknown]>;
}

/** With the `head` of a file that is too large it can be told whether it would have been ours. */
type Source =
  | { readonly text: string; readonly bom: boolean }
  | { readonly fault: string }
  | { readonly trouble: string; readonly head?: string }
  | { readonly missing: true };

/** In bytes. A manifest says what it is before that. */
const headSize = 64 * 1024;

interface FileState {
  readonly language?: Language;
  readonly analysis: Analysis;
  readonly config: FileConfig;
  readonly lines: LineStarts;
  readonly facts: Facts | undefined;
  readonly trouble?: string;
  /** Kept while the document is open; read again for closed ones. */
  readonly document?: Document;
}

/** What was found out about all files together, and the facts that it was found in. */
interface Project {
  readonly version: number;
  readonly facts: ProjectFacts;
  readonly byFile: ReadonlyMap<string, readonly ProjectFinding[]>;
  readonly errors: readonly RuleError[];
}

export function createLinter({ host, rules, languages, overriding, readings, relayed }: LinterOptions): Linter {
  const engine = createEngine(rules);
  const configs = createConfigs(host, rules, overriding);
  const texts = new Map<string, string>();
  const states = new Map<string, FileState>();
  const reading = new Map<string, Promise<FileState>>();
  const facts = new Map<string, Facts>();
  const factHashes = new Map<string, string>();
  let projectVersion = 0;
  let project: Project | undefined;
  const inUse = new WeakMap<FileState, { project: Project; analysis: Analysis }>();

  function state(uri: string): Promise<FileState> | FileState {
    const known = states.get(uri) ?? reading.get(uri);
    if (known) return known;
    const read = readState(uri).then((fresh) => {
      // A change that came in meanwhile has dropped this reading: hand it out, but do not keep it.
      if (reading.get(uri) === read) {
        reading.delete(uri);
        states.set(uri, fresh);
        remember(uri, fresh.facts);
      }
      return fresh;
    });
    reading.set(uri, read);
    return read;
  }

  function forget(uri: string): void {
    states.delete(uri);
    reading.delete(uri);
  }

  function remember(uri: string, fresh: Facts | undefined): void {
    const hash = hashOf(fresh);
    if (fresh) facts.set(uri, fresh);
    else facts.delete(uri);
    if (factHashes.get(uri) === hash) return;
    if (hash === undefined) factHashes.delete(uri);
    else factHashes.set(uri, hash);
    projectVersion++;
  }

  async function readState(uri: string): Promise<FileState> {
    const open = texts.get(uri);
    const source = open !== undefined ? { text: open } : await readText(uri);
    const config = await configs.of(uri);
    const unclaimed = { analysis: nothingFound(uri), config, lines: lineStarts(''), facts: undefined };
    if (config.isIgnored() || 'missing' in source) return unclaimed;
    const path = decode(uri);
    const text = 'text' in source ? source.text : 'trouble' in source ? (source.head ?? '') : '';
    const language = languages.find((language) => language.detect(path, text));
    if (language && config.isIgnored(language.id)) return unclaimed;
    // What could not be looked at may have been ours.
    if ('trouble' in source && (language || source.head === undefined))
      return { ...unclaimed, trouble: source.trouble };
    if (!language || 'trouble' in source) return unclaimed;
    if ('fault' in source) {
      const analysis = engine.analyseUnreadable(uri, language, source.fault, config.settings);
      return { ...unclaimed, language, analysis };
    }
    const { settings } = config;
    const known = open === undefined ? readings?.get({ uri, text, settings }) : undefined;
    if (known) return { ...known, language, config };
    try {
      const model = language.parse(text, path);
      const document = { uri, text, language, model };
      const reading: Reading = {
        language: language.id,
        analysis: engine.analyse(document, settings),
        facts: language.facts?.(model),
        lines: lineStarts(text),
      };
      if (open === undefined) readings?.set({ uri, text, settings }, reading);
      return { ...reading, language, config, ...(open !== undefined && { document }) };
    } catch (error) {
      // A fault of ours, which must not keep the other files from being linted.
      return { ...unclaimed, language, trouble: `could not be linted: ${messageOf(error)}` };
    }
  }

  function conclude(
    analysis: Analysis,
    { settings, heeds }: FileConfig,
    project: readonly Finding[],
    events?: Iterable<readonly [name: string, event: unknown]>,
  ) {
    const suppressions = analysis.suppressions.filter(({ origin }) => heeds(origin));
    return engine.conclude({ ...analysis, suppressions }, settings, project, events);
  }

  /** The text of a file on disk, or why there is none: `trouble` hinders any look at it, a `fault` is the file's own. */
  async function readText(uri: string): Promise<Source> {
    try {
      const stat = await host.stat(uri);
      if (!stat) return { missing: true };
      if (stat.size > maxFileSize) {
        const size = Math.round(stat.size / 1024 / 1024);
        const trouble = `is ${size} MiB large: files above ${maxFileSize / 1024 / 1024} MiB are not linted`;
        const head = await host.head?.(uri, headSize);
        return { trouble, ...(head && { head: new TextDecoder().decode(head) }) };
      }
      const bytes = await host.read(uri);
      return bytes ? decodeText(bytes) : { missing: true };
    } catch (error) {
      return { trouble: `cannot be read: ${messageOf(error)}` };
    }
  }

  /** Runs the project rules, unless nothing that they can see has changed since. */
  function projectFindings() {
    if (project?.version === projectVersion) return project;
    // It stays as it is: what is made of it is remembered by it.
    const snapshot = inOrder(facts);
    const { findings, errors } = analyseProject(snapshot);
    const byFile = new Map<string, ProjectFinding[]>();
    for (const finding of findings) {
      const own = byFile.get(finding.uri) ?? [];
      byFile.set(finding.uri, own);
      own.push(finding);
    }
    project = { version: projectVersion, facts: snapshot, byFile, errors };
    return project;
  }

  /** What the project rules would say of a file if these were its facts. */
  function projectFindingsIn(uri: string, fresh: Facts | undefined): readonly Finding[] {
    const isSame = hashOf(fresh) === factHashes.get(uri);
    const known = isSame ? (projectFindings().byFile.get(uri) ?? []) : undefined;
    // Most files have none, and the facts of a large project are long to copy.
    if (known?.length === 0) return [];
    const overlay = new Map(facts);
    if (fresh) overlay.set(uri, fresh);
    else overlay.delete(uri);
    const found = known ?? analyseProject(inOrder(overlay)).findings;
    return found.flatMap((finding) => (finding.uri === uri && locate(finding, overlay)) || []);
  }

  function analyseProject(facts: ProjectFacts) {
    const nothing: Settings = new Map();
    return engine.analyseProject(facts, (uri) => states.get(uri)?.config.settings ?? nothing);
  }

  /** What becomes of a file's own findings in the uses that the project has for it. */
  async function analysisInUse(uri: string, state: FileState): Promise<Analysis> {
    const { language, analysis, config, document } = state;
    const project = projectFindings();
    const known = inUse.get(state);
    if (known?.project === project) return known.analysis;
    const all = language?.uses?.(uri, project.facts) ?? [];
    // Where nothing is found there is nothing to excuse.
    const uses = all.filter(({ isWhole }) => isWhole || analysis.findings.length > 0);
    const read = uses.length > 0 ? (document ?? (await readDocument(uri, language!))) : undefined;
    const left = read ? engine.analyseUses(read, analysis, uses, config.settings) : analysis;
    inUse.set(state, { project, analysis: left });
    return left;
  }

  /** A file that was read before, and not kept. */
  async function readDocument(uri: string, language: Language): Promise<Document | undefined> {
    const source = await readText(uri);
    if (!('text' in source)) return undefined;
    return { uri, text: source.text, language, model: language.parse(source.text, decode(uri)) };
  }

  async function report(uri: string, state: FileState): Promise<Report> {
    const { language, config, lines, trouble, document } = state;
    const analysis = await analysisInUse(uri, state);
    const own = projectFindings().byFile.get(uri) ?? [];
    const located = own.flatMap((finding) => locate(finding, facts) ?? []);
    const { findings, errors } = conclude(analysis, config, located, document && relayed?.(document));
    return { uri, language: language?.id, findings, errors, lines, ...(trouble && { trouble }) };
  }

  return {
    engine,
    setText(uri, text) {
      if (texts.get(uri) === text) return;
      texts.set(uri, text);
      forget(uri);
    },
    dropText(uri) {
      texts.delete(uri);
      forget(uri);
    },
    changed(uri) {
      if (isConfig(uri)) {
        configs.forget();
        states.clear();
        reading.clear();
        project = undefined;
        return true;
      }
      if (texts.has(uri)) return false;
      forget(uri);
      return facts.has(uri);
    },
    async lint(uri) {
      return report(uri, await state(uri));
    },
    async *lintAll(uris) {
      const loaded: string[] = [];
      for (const uri of uris) {
        await state(uri);
        loaded.push(uri);
      }
      for (const uri of loaded) yield await report(uri, await state(uri));
    },
    async load(uri) {
      await state(uri);
    },
    projectVersion: () => projectVersion,
    async document(uri) {
      const { document } = await state(uri);
      return document;
    },
    async fix(uri, allowed) {
      const source = texts.has(uri) ? { text: texts.get(uri)!, bom: false } : await readText(uri);
      if (!('text' in source)) return undefined;
      const { language, config } = await state(uri);
      if (!language) return undefined;
      const result = fixAll(source.text, allowed, (text) => {
        const model = language.parse(text, decode(uri));
        const document = { uri, text, language, model };
        const uses = language.uses?.(uri, projectFindings().facts) ?? [];
        const alone = engine.analyse(document, config.settings);
        const analysis = uses.length > 0 ? engine.analyseUses(document, alone, uses, config.settings) : alone;
        return conclude(analysis, config, projectFindingsIn(uri, language.facts?.(model))).findings;
      });
      return { ...result, before: source.text, bom: source.bom };
    },
    projectErrors: () => projectFindings().errors,
    lines: (uri) => states.get(uri)?.lines,
    configFaults: () => configs.faults(),
  };
}

/** By the names of the files, so that nothing depends on which was read first. */
function inOrder(facts: Iterable<readonly [uri: string, facts: Facts]>): ProjectFacts {
  return new Map([...facts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Equal where project rules see no difference. */
function hashOf(facts: Facts | undefined): string | undefined {
  return facts && JSON.stringify(facts.data);
}

function nothingFound(uri: string): Analysis {
  return { uri, findings: [], errors: [], suppressions: [], faults: [] };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
