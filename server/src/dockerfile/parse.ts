import { type Span, span } from '../core/span.ts';
import { dialectOfProgram, dialectOfWords } from '../shell/interpreter.ts';
import { sourceSpan } from '../shell/offsets.ts';
import type { Line } from './instructions/line.ts';
import { readInstruction } from './instructions/read.ts';
import type {
  Dockerfile,
  DockerfileComment,
  Environment,
  FromInstruction,
  Heredoc,
  Instruction,
  Pair,
  Problem,
  ShellInForce,
  Stage,
} from './model.ts';
import { splitLine } from './text/correct.ts';
import type { VariableLookup } from './text/lex.ts';
import { type LogicalLine, type ReadText, readText } from './text/read.ts';
import { lookupVariable, withVariables } from './variables.ts';

/** Reads a Dockerfile as BuildKit does. Never throws: what it would refuse is among the problems. */
export function parseDockerfile(text: string): Dockerfile {
  const read = readText(text);
  const problems: Problem[] = [...read.problems];
  const reading: Reading = { text, read, problems, instructions: [], globalArgs: [], stages: [], shell: undefined };
  for (const [index, line] of read.lines.entries()) {
    applyPragmas(reading, index);
    addInstruction(reading, line);
  }
  const stages = reading.stages.map((stage, index) => finish(stage, index === reading.stages.length - 1));
  if (stages.length === 0) {
    const at = reading.instructions[0]?.word.span ?? span(0, 0);
    problems.push({ span: at, message: 'there is no FROM: an image needs another to start from, or `FROM scratch`' });
  }
  linkParents(stages, reading.stages);
  return {
    text,
    directives: read.directives,
    escape: read.escape,
    instructions: reading.instructions,
    stages,
    globalArgs: reading.globalArgs,
    comments: read.comments.map(
      ({ span, line, inside }): DockerfileComment => ({
        span,
        instruction: line < reading.instructions.length ? line : undefined,
        inside,
      }),
    ),
    problems: problems.sort((a, b) => a.span.start - b.span.start),
  };
}

interface Reading {
  readonly text: string;
  readonly read: ReadText;
  readonly problems: Problem[];
  readonly instructions: Instruction[];
  readonly globalArgs: Pair[];
  readonly stages: OpenStage[];
  /** What `# hadolint shell=` said last before the first FROM. */
  shell: ShellInForce | undefined;
}

/** A stage whose instructions are still being read. */
interface OpenStage {
  readonly from: FromInstruction;
  readonly index: number;
  readonly parent: OpenStage | undefined;
  readonly instructions: Instruction[];
  environment: Environment;
}

function addInstruction(reading: Reading, logical: LogicalLine): void {
  const stage = reading.stages.at(-1);
  const word = splitLine(logical.text, reading.read.escape);
  const isFrom = /^from$/iu.test(logical.text.slice(word.keyword.start, word.keyword.end));
  const environment = isFrom || !stage ? globalEnvironment(reading) : stage.environment;
  const line: Line = {
    text: logical.text,
    map: logical.map,
    split: word,
    escape: reading.read.escape,
    environment,
    lookup: isFrom || !stage ? globalLookup(reading.globalArgs) : stageLookup(environment),
    heredocs: logical.heredocs.map((heredoc): Heredoc => {
      const { marker, body, terminator, ...rest } = heredoc;
      const place = sourceSpan(logical.map, marker.start, marker.end);
      if (!terminator) {
        report(reading, place, `the heredoc \`${heredoc.name}\` has no end: a line \`${heredoc.name}\` is missing`);
      }
      const token = { text: reading.text.slice(body.start, body.end), span: body };
      return { ...rest, marker: place, body: token, terminator };
    }),
    report: (at, message) => report(reading, at, message),
  };
  const instruction = readInstruction(line, logical.span.end);
  if (instruction.keyword === 'FROM') openStage(reading, instruction);
  else if (!stage) addGlobal(reading, instruction);
  else addToStage(reading, stage, instruction);
}

function report({ problems }: Reading, at: Span, message: string): void {
  problems.push({ span: at, message });
}

function addGlobal(reading: Reading, instruction: Instruction): void {
  reading.instructions.push(instruction);
  if (instruction.keyword === 'ARG') reading.globalArgs.push(...instruction.pairs);
  else if (instruction.keyword !== 'UNKNOWN') {
    report(reading, instruction.word.span, `${instruction.keyword} stands before the first FROM, where only ARG may`);
  }
}

function openStage(reading: Reading, from: FromInstruction): void {
  const name = from.image?.value?.toLowerCase();
  const parent = name ? reading.stages.findLast((stage) => stage.from.alias?.text.toLowerCase() === name) : undefined;
  const environment = parent ? parent.environment : baseEnvironment(reading, from);
  reading.instructions.push(from);
  reading.stages.push({ from, index: reading.stages.length, parent, instructions: [], environment });
}

function addToStage(reading: Reading, stage: OpenStage, read: Instruction): void {
  const instruction = read.keyword === 'COPY' ? { ...read, fromStage: stageNamed(reading, read.from?.value) } : read;
  reading.instructions.push(instruction);
  stage.instructions.push(instruction);
  const { environment } = stage;
  switch (instruction.keyword) {
    case 'USER':
      stage.environment = { ...environment, user: instruction };
      break;
    case 'WORKDIR':
      stage.environment = { ...environment, workdir: instruction };
      break;
    case 'SHELL': {
      const words = instruction.words.map(({ value }) => value);
      const shell: ShellInForce = { words, dialect: dialectOfWords(words), origin: 'instruction', instruction };
      stage.environment = { ...environment, shell };
      break;
    }
    case 'ENV':
    case 'ARG': {
      const variables = withVariables(environment.variables, instruction, reading.globalArgs);
      stage.environment = { ...environment, variables };
      break;
    }
  }
}

function stageNamed(reading: Reading, name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  const found = reading.stages.findLast((stage) => stage.from.alias?.text.toLowerCase() === name.toLowerCase());
  if (found) return found.index;
  const number = /^\d+$/u.test(name) ? Number(name) : undefined;
  return number !== undefined && number < reading.stages.length - 1 ? number : undefined;
}

const defaultShell: ShellInForce = {
  words: ['/bin/sh', '-c'],
  dialect: 'sh',
  origin: 'default',
  instruction: undefined,
};
const windowsShell: ShellInForce = {
  words: ['cmd', '/S', '/C'],
  dialect: 'other',
  origin: 'image',
  instruction: undefined,
};

/** Images that hold Windows, by the words of their names and tags. */
const windowsImage = /(?:^|[/:._-])(?:windows|nanoserver|servercore|windowsservercore|ltsc20\d\d)(?:$|[/:._-])/iu;

function globalEnvironment({ shell }: Reading): Environment {
  return { shell: shell ?? defaultShell, user: undefined, workdir: undefined, variables: undefined };
}

function baseEnvironment(reading: Reading, { image, platform }: FromInstruction): Environment {
  const isWindows =
    windowsImage.test(image?.value ?? image?.text ?? '') ||
    /^windows(?:\/|$)/iu.test(platform?.value ?? '') ||
    reading.read.escape === '`';
  return { ...globalEnvironment(reading), shell: reading.shell ?? (isWindows ? windowsShell : defaultShell) };
}

/**
 * `# hadolint shell=NAME` says which shell the base image brings along: of every stage where it stands before the first
 * FROM, else of its own stage from there on.
 */
function applyPragmas(reading: Reading, line: number): void {
  for (const comment of reading.read.comments) {
    if (comment.line !== line || comment.inside) continue;
    const text = reading.text.slice(comment.span.start, comment.span.end);
    const name = /^#\s*hadolint\s+shell\s*=\s*([\w./-]+)\s*(?:#.*)?$/u.exec(text)?.[1];
    if (!name) continue;
    const shell: ShellInForce = {
      words: [name, '-c'],
      dialect: dialectOfProgram(name),
      origin: 'comment',
      instruction: undefined,
    };
    const stage = reading.stages.at(-1);
    if (stage) stage.environment = { ...stage.environment, shell };
    else reading.shell = shell;
  }
}

/** In FROM the builder knows the ARGs before it, and those that it sets itself. */
function globalLookup(args: readonly Pair[]): VariableLookup {
  return (name) => {
    const pair = args.findLast((pair) => pair.name.text === name);
    if (pair && !pair.value) return 'awaited';
    if (pair) return pair.value?.value === undefined ? 'unknown' : { known: pair.value.value };
    return /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT|OSVERSION|STAGE)$/u.test(name) ? 'unknown' : 'unset';
  };
}

/** Elsewhere it knows those of the stage; the base image may have set any other. */
function stageLookup({ variables }: Environment): VariableLookup {
  return (name) => {
    const value = lookupVariable(variables, name)?.value;
    return value === undefined ? 'unknown' : { known: value };
  };
}

function finish({ from, index, instructions, environment }: OpenStage, isFinal: boolean): MutableStage {
  const end = instructions.at(-1)?.span.end ?? from.span.end;
  return {
    index,
    name: from.alias,
    from,
    instructions,
    parent: undefined,
    isFinal,
    environment,
    span: span(from.span.start, end),
  };
}

type MutableStage = { -readonly [Field in keyof Stage]: Stage[Field] };

function linkParents(stages: readonly MutableStage[], open: readonly OpenStage[]): void {
  for (const [index, { parent }] of open.entries()) stages[index]!.parent = parent && stages[parent.index];
}
