/** A rule's page, taken apart: prose for readers, samples for the test. */
export interface Page {
  readonly title: string;
  readonly headings: readonly string[];
  readonly cases: readonly Case[];
}

/** One flagged or clean sample with all that belongs to it. Several files make one case where their fences name files. */
export interface Case {
  /** The heading above and the line of the first fence in the page, to find it again. */
  readonly name: string;
  /** Options of the rule, as YAML; empty for its defaults. */
  readonly options: string;
  readonly files: readonly Sample[];
  /** What the files become when every fix is applied, by file name. */
  readonly fixed: ReadonlyMap<string, Sample>;
}

export interface Sample {
  readonly file: string;
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** What a line of carets says: a finding spans them, and its message holds the words after them. */
export interface Mark {
  /** From 0. */
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly words: string;
}

const fence = /^```(\w*)[ \t]*([^\n]*)\n([\s\S]*?)^```[ \t]*$/gmu;
const kinds = ['flagged', 'fixed', 'clean', 'options'];

/** @throws Error where a fence cannot be understood */
export function readPage(markdown: string, defaultFile: (language: string) => string): Page {
  const prose = markdown.replace(fence, '');
  const cases: { name: string; kind: string; options: string; files: Sample[]; fixed: Map<string, Sample> }[] = [];
  let options = '';
  let end = 0;
  for (const match of markdown.matchAll(fence)) {
    const [whole, language, info, body] = match as unknown as [string, string, string, string];
    const between = markdown.slice(end, match.index).trim();
    end = match.index + whole.length;
    const [kind = '', ...attributes] = info.trim().split(/\s+/u);
    if (kind === '') continue;
    const line = markdown.slice(0, match.index).split('\n').length;
    if (!kinds.includes(kind)) throw new Error(`line ${line}: a fence is ${kinds.join(', ')}, not "${kind}"`);
    // Options hold for the samples of their section.
    if (/^#{1,6} /mu.test(between)) options = '';
    if (kind === 'options') {
      options = body;
      continue;
    }
    const named = attributes.find((attribute) => attribute.startsWith('file='))?.slice('file='.length);
    const sample = readSample(named ?? defaultFile(language), body);
    const last = cases.at(-1);
    if (kind === 'fixed') {
      if (!last) throw new Error(`line ${line}: fixed what? A flagged sample has to stand before it`);
      last.fixed.set(sample.file, sample);
    } else if (
      named &&
      last &&
      between === '' &&
      last.kind === kind &&
      !last.files.some(({ file }) => file === named)
    ) {
      last.files.push(sample);
    } else {
      cases.push({ name: `line ${line}, ${kind}`, kind, options, files: [sample], fixed: new Map() });
    }
  }
  for (const { name, kind, files } of cases) {
    const marks = files.flatMap((file) => file.marks).length;
    if (kind === 'flagged' && marks === 0) throw new Error(`${name}: mark the finding with carets`);
    if (kind === 'clean' && marks > 0) throw new Error(`${name}: has carets`);
  }
  return {
    title: /^# (.*)$/mu.exec(prose)?.[1] ?? '',
    headings: [...prose.matchAll(/^## (.*)$/gmu)].map(([, heading]) => heading!),
    cases,
  };
}

/** Takes the caret lines out of a sample. Indentation with tabs is counted as written. */
function readSample(file: string, body: string): Sample {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of body.replace(/\n$/u, '').split('\n')) {
    const caret = /^(\s*)(\^+)(?:\s+(.*))?$/u.exec(line);
    if (!caret) {
      lines.push(line);
      continue;
    }
    const [, blank = '', carets = '', words = ''] = caret;
    const column = blank.length;
    marks.push({ line: lines.length - 1, column, endColumn: column + carets.length, words });
  }
  return { file, text: `${lines.join('\n')}\n`, marks };
}
