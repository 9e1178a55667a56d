import { type Span, span } from '../core/span.ts';
import { imageConfig } from '../knowledge/image-config.ts';
import { dialectOfProgram, dialectOfWords } from '../shell/interpreter.ts';
import { sourceSpan } from '../shell/offsets.ts';
import { baseOf } from './base-name.ts';
import type { Line } from './instructions/line.ts';
import { readInstruction } from './instructions/read.ts';
import type {
  Dockerfile,
  DockerfileComment,
  Environment,
  Foundation,
  FromInstruction,
  Heredoc,
  Instruction,
  Pair,
  Problem,
  ShellInForce,
  Stage,
  Variables,
} from './model.ts';
import { linkSources } from './references.ts';
import { checkSourceDate } from './source-date.ts';
import { splitLine } from './text/correct.ts';
import { type LogicalLine, type ReadText, readText } from './text/read.ts';
import { globalLookup, mostVariables, stageLookup, withVariables } from './variables.ts';

/**
 * Reads a Dockerfile as BuildKit does. Never throws: what it would refuse is among the problems.
 * @param foundations what the project says of the images that stages are built from, by the index of the stage
 */
export function parseDockerfile(text: string, foundations: Foundations = new Map()): Dockerfile {
  const read = readText(text);
  const problems: Problem[] = [...read.problems];
  const reading: Reading = {
    text,
    read,
    foundations,
    problems,
    instructions: [],
    globalArgs: [],
    stages: [],
    stagesByName: new Map(),
    shell: undefined,
    comment: 0,
  };
  for (const [index, line] of read.lines.entries()) {
    applyPragmas(reading, index);
    addInstruction(reading, line);
  }
  const stages = reading.stages.map((stage, index) => finish(stage, index === reading.stages.length - 1));
  checkBeginning(reading);
  linkParents(stages, reading.stages);
  linkSources(stages, (at, message) => report(reading, at, message));
  checkSourceDate(reading.globalArgs, stages, (at, message) => report(reading, at, message));
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

export type Foundations = ReadonlyMap<number, Foundation>;

interface Reading {
  readonly text: string;
  readonly read: ReadText;
  readonly foundations: Foundations;
  readonly problems: Problem[];
  readonly instructions: Instruction[];
  readonly globalArgs: Pair[];
  readonly stages: OpenStage[];
  /** The last of each name, in lower case. */
  readonly stagesByName: Map<string, OpenStage>;
  /** What `# hadolint shell=` said last before the first FROM. */
  shell: ShellInForce | undefined;
  /** Index of the first comment that has not been looked at. */
  comment: number;
}

/** A stage whose instructions are still being read. */
interface OpenStage {
  readonly from: FromInstruction;
  readonly index: number;
  readonly parent: OpenStage | undefined;
  /** How many stages stand below it. */
  readonly depth: number;
  readonly foundation: Foundation | undefined;
  readonly instructions: Instruction[];
  /** What stands behind its ONBUILDs. */
  readonly triggers: Instruction[];
  /** What is wrong with the instructions behind its ONBUILDs. It comes up only where a stage is built on this one. */
  readonly triggerProblems: Problem[];
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
      return { ...rest, marker: place, body: token, terminator, variables: [] };
    }),
    gaps: logical.gaps,
    followsUnknown: reading.instructions.at(-1)?.keyword === 'UNKNOWN',
    report: (at, message) => report(reading, at, message),
    reportTrigger: (at, message) => {
      if (stage && stage.triggerProblems.length < mostTriggers) stage.triggerProblems.push({ span: at, message });
    },
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
  if (instruction.keyword !== 'ARG') return;
  for (const pair of instruction.pairs) if (reading.globalArgs.length < mostVariables) reading.globalArgs.push(pair);
}

function checkBeginning(reading: Reading): void {
  const { text, instructions, stages } = reading;
  const before = stages[0] ? instructions.slice(0, instructions.indexOf(stages[0].from)) : instructions;
  const misplaced = before.filter(({ keyword }) => keyword !== 'ARG' && keyword !== 'UNKNOWN');
  if (stages.length > 0) {
    for (const { keyword, word } of misplaced)
      report(reading, word.span, `${keyword} stands before the first FROM, where only ARG may`);
    return;
  }
  const end = Math.max(0, text.length - 1);
  const at = (misplaced[0] ?? instructions[0])?.word.span ?? span(end, end);
  report(reading, at, 'there is no FROM: an image needs another to start from, or `FROM scratch`');
}

/** No image has more layers, so no stage that can be built stands on more. */
const mostBelow = 127;

/** Nobody writes more ONBUILDs in a stage, and each of them is looked at again for every stage upon it. */
const mostTriggers = 100;

function openStage(reading: Reading, from: FromInstruction): void {
  const { escape: escapeChar } = reading.read;
  const { name, problems } = baseOf({ escape: escapeChar, globalArgs: reading.globalArgs }, from, (name) =>
    reading.stagesByName.has(name),
  );
  reading.problems.push(...problems);
  const named = name ? reading.stagesByName.get(name) : undefined;
  const parent = named && named.depth < mostBelow ? named : undefined;
  const foundation = parent ? undefined : reading.foundations.get(reading.stages.length);
  const environment = parent ? inheritedEnvironment(reading, from, parent) : baseEnvironment(reading, from, foundation);
  const stage: OpenStage = {
    from,
    index: reading.stages.length,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    foundation,
    instructions: [],
    triggers: [],
    triggerProblems: [],
    environment,
  };
  reading.instructions.push(from);
  reading.stages.push(stage);
  if (from.alias) reading.stagesByName.set(from.alias.text.toLowerCase(), stage);
}

function addToStage(reading: Reading, stage: OpenStage, instruction: Instruction): void {
  reading.instructions.push(instruction);
  stage.instructions.push(instruction);
  if (instruction.keyword === 'ONBUILD' && instruction.trigger && stage.triggers.length < mostTriggers) {
    stage.triggers.push(instruction.trigger);
  }
  stage.environment = environmentAfter(stage.environment, instruction, reading.globalArgs);
}

function environmentAfter(before: Environment, instruction: Instruction, globalArgs: readonly Pair[]): Environment {
  switch (instruction.keyword) {
    case 'USER':
      return { ...before, user: instruction };
    case 'WORKDIR':
      return { ...before, workdir: instruction };
    case 'HEALTHCHECK':
      return { ...before, healthcheck: instruction };
    case 'SHELL': {
      const words = instruction.words.map(({ value }) => value);
      return { ...before, shell: { words, dialect: dialectOfWords(words), origin: 'instruction', instruction } };
    }
    case 'ENV':
    case 'ARG':
      return { ...before, variables: withVariables(before.variables, instruction, globalArgs) };
    default:
      return before;
  }
}

/** What holds at the end of the stage that this one is built from, and after its ONBUILD instructions, which run now. */
function inheritedEnvironment(reading: Reading, { image }: FromInstruction, parent: OpenStage): Environment {
  let { environment } = parent;
  for (const { message } of parent.triggerProblems) {
    report(reading, image!.span, `an ONBUILD of \`${image!.text}\` runs here, and cannot: ${message}`);
  }
  for (const trigger of parent.triggers) environment = environmentAfter(environment, trigger, reading.globalArgs);
  return environment;
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
  return {
    shell: shell ?? defaultShell,
    user: undefined,
    workdir: undefined,
    healthcheck: undefined,
    variables: undefined,
    isFromScratch: false,
    baseFolder: undefined,
  };
}

function baseEnvironment(
  reading: Reading,
  { image, platform }: FromInstruction,
  foundation: Foundation | undefined,
): Environment {
  const isWindows =
    windowsImage.test(image?.value ?? image?.text ?? '') ||
    /^windows(?:\/|$)/iu.test(platform?.value ?? '') ||
    reading.read.escape === '`';
  return {
    ...globalEnvironment(reading),
    shell: reading.shell ?? shellOf(foundation) ?? (isWindows ? windowsShell : defaultShell),
    variables: foundation && variablesOf(foundation),
    isFromScratch: image?.value === 'scratch',
    baseFolder: foundation ? foundation.config.workdir : image?.resolved && imageConfig(image.resolved).workdir,
  };
}

function shellOf(foundation: Foundation | undefined): ShellInForce | undefined {
  const words = foundation?.shell;
  return words && { words, dialect: dialectOfWords(words), origin: 'image', instruction: undefined };
}

function variablesOf({ variables }: Foundation): Variables | undefined {
  return [...variables]
    .slice(0, mostVariables)
    .reduce<Variables | undefined>(
      (previous, [name, value]) => ({ variable: { name, kind: 'ENV', value, pair: undefined }, previous }),
      undefined,
    );
}

/**
 * `# hadolint shell=NAME` says which shell the base image brings along: of every stage where it stands before the first
 * FROM, else of its own stage from there on.
 */
function applyPragmas(reading: Reading, line: number): void {
  const { comments } = reading.read;
  for (; reading.comment < comments.length && comments[reading.comment]!.line <= line; reading.comment++) {
    const comment = comments[reading.comment]!;
    if (comment.inside) continue;
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

function finish({ from, index, foundation, instructions, environment }: OpenStage, isFinal: boolean): MutableStage {
  const end = instructions.at(-1)?.span.end ?? from.span.end;
  return {
    index,
    name: from.alias,
    from,
    instructions,
    parent: undefined,
    foundation,
    isFinal,
    environment,
    span: span(from.span.start, end),
  };
}

type MutableStage = { -readonly [Field in keyof Stage]: Stage[Field] };

function linkParents(stages: readonly MutableStage[], open: readonly OpenStage[]): void {
  for (const [index, { parent }] of open.entries()) stages[index]!.parent = parent && stages[parent.index];
}
