import {
  type CompoundList,
  forEachChild,
  type ParseError,
  type Redirection,
  type SyntaxNode,
  type Assignment as UnbashAssignment,
  type Command as UnbashCommand,
  type Statement as UnbashStatement,
} from 'unbash';
import type { Span } from '../core/span.ts';
import { bashismOf } from './bashisms.ts';
import type {
  Assignment,
  Bashism,
  Command,
  Dialect,
  Enclosure,
  Operator,
  Pipeline,
  Position,
  Redirect,
  Script,
  ShellProblem,
  Statement,
  Word,
} from './model.ts';
import { type JoinedText, sourceSpan } from './offsets.ts';
import { parseShell } from './tree.ts';
import { type Locate, toWord } from './words.ts';

/** Reads a piece of shell; one of another dialect is not looked into. */
export function readScript({ text: source, map }: JoinedText, dialect: Dialect): Script {
  const whole = sourceSpan(map, 0, source.length);
  const nothing = { source, span: whole, statements: [], commands: [], pipelines: [], bashisms: [], problems: [] };
  if (dialect === 'other') return { ...nothing, dialect, isChain: false, appendAt: undefined };
  const locate: Locate = (start, end) => sourceSpan(map, start, end);
  const tree = parseShell(source);
  const found: Found = { source, commands: [], pipelines: [], bashisms: [], problems: [] };
  noteErrors(tree.errors, locate, found);
  const place = { locate, within: [], depth: 0 };
  const statements = tree.statements.map((statement) => visitStatement(statement, place, found));
  const { problems } = found;
  const [first] = statements;
  const last = statements.at(-1);
  return {
    dialect,
    source,
    span: whole,
    statements,
    commands: found.commands.sort((a, b) => a.span.start - b.span.start),
    pipelines: found.pipelines,
    bashisms: found.bashisms.sort((a, b) => a.span.start - b.span.start),
    problems,
    isChain:
      first !== undefined &&
      statements.length === 1 &&
      problems.length === 0 &&
      !first.background &&
      first.operators.every(({ text }) => text === '&&'),
    appendAt: problems.length === 0 && last && !last.background ? last.parts.at(-1)!.end : undefined,
  };
}

/** Collected while the tree is walked. */
interface Found {
  readonly source: string;
  readonly commands: Command[];
  readonly pipelines: Pipeline[];
  readonly bashisms: Bashism[];
  readonly problems: ShellProblem[];
}

/** Where in the tree the walk is. */
interface Place {
  readonly locate: Locate;
  readonly within: readonly Enclosure[];
  /** How many nodes stand above. */
  readonly depth: number;
}

/** What stands around a command in its own list. */
interface Neighbours {
  readonly chain: Position;
  readonly pipe: Position;
  readonly before: Operator | undefined;
  readonly after: Operator | undefined;
}

const alone: Position = { index: 0, length: 1 };
const noNeighbours: Neighbours = { chain: alone, pipe: alone, before: undefined, after: undefined };

/** A tree deeper than this was not written by a person, and must not exhaust the stack. */
const maxDepth = 400;

function visitStatement(statement: UnbashStatement, place: Place, found: Found): Statement {
  const { command } = statement;
  const background = statement.background ?? false;
  const located = place.locate(statement.pos, Math.max(statement.pos, statement.end));
  if (command.type !== 'AndOr') {
    visitChainPart(command, noNeighbours, place, found);
    return { span: located, operators: [], parts: [place.locate(command.pos, command.end)], background };
  }
  const operators = findOperators(command.commands, command.operators, place, found);
  for (const [index, part] of command.commands.entries()) {
    const chain = { index, length: command.commands.length };
    const neighbours = { chain, pipe: alone, before: operators[index - 1], after: operators[index] };
    visitChainPart(part, neighbours, place, found);
  }
  return {
    span: located,
    operators,
    parts: command.commands.map(({ pos, end }) => place.locate(pos, end)),
    background,
  };
}

function visitChainPart(node: SyntaxNode, neighbours: Neighbours, place: Place, found: Found): void {
  if (node.type !== 'Pipeline') {
    visit(node, place, found, neighbours);
    return;
  }
  const operators = findOperators(node.commands, node.operators, place, found);
  if (node.commands.length > 1) {
    const parts = node.commands.map(({ pos, end }) => place.locate(pos, end));
    found.pipelines.push({ span: place.locate(node.pos, node.end), parts, operators, within: place.within });
    noteBashism(node, place, found);
  }
  for (const [index, part] of node.commands.entries()) {
    visit(part, place, found, {
      chain: neighbours.chain,
      pipe: { index, length: node.commands.length },
      before: index === 0 ? neighbours.before : operators[index - 1],
      after: operators[index] ?? (index === node.commands.length - 1 ? neighbours.after : undefined),
    });
  }
}

/** The operators between the parts. The tree holds none, but nothing can stand between a part and its operator. */
function findOperators(
  parts: readonly SyntaxNode[],
  texts: readonly Operator['text'][],
  { locate }: Place,
  { source }: Found,
): Operator[] {
  return parts.slice(1).map((_, index) => {
    const text = texts[index]!;
    const from = parts[index]!.end;
    const at = Math.max(from, source.indexOf(text, from));
    return { text, span: locate(at, at + text.length) };
  });
}

function visit(node: SyntaxNode, place: Place, found: Found, neighbours = noNeighbours): void {
  if (place.depth > maxDepth) return;
  const inner = { ...place, depth: place.depth + 1 };
  noteBashism(node, place, found);
  const list = (part: CompoundList | undefined, ...enclosures: Enclosure[]) => {
    const within = [...place.within, ...enclosures];
    for (const statement of part?.commands ?? []) visitStatement(statement, { ...inner, within }, found);
  };
  switch (node.type) {
    case 'Command':
      found.commands.push(toCommand(node, neighbours, place));
      break;
    case 'Statement':
      visitStatement(node, inner, found);
      return;
    case 'CompoundList':
      list(node);
      return;
    case 'If':
      list(node.clause, 'test');
      list(node.then, 'condition');
      for (const branch of node.elif) {
        list(branch.clause, 'condition', 'test');
        list(branch.then, 'condition');
      }
      list(node.else, 'condition');
      return;
    case 'While':
      list(node.clause, 'loop', 'test');
      list(node.body, 'loop');
      return;
    case 'Subshell':
      list(node.body, 'subshell');
      return;
    case 'BraceGroup':
      list(node.body, 'group');
      return;
    case 'For':
    case 'Select':
      for (const word of node.wordlist ?? []) visit(word, inner, found);
      list(node.body, 'loop');
      return;
    case 'ArithmeticFor':
      list(node.body, 'loop');
      return;
    case 'CaseItem':
      for (const word of node.pattern) visit(word, inner, found);
      list(node.body, 'condition');
      return;
    case 'Function':
      visit(node.body, { ...inner, within: [...place.within, 'function'] }, found);
      return;
    case 'Script':
      visitSubstitution(node, inner, found);
      return;
  }
  forEachChild(node, (child) => visit(child, inner, found));
}

/** `$(...)`, backquotes or `<(...)`. */
function visitSubstitution(script: Extract<SyntaxNode, { type: 'Script' }>, place: Place, found: Found): void {
  // Backquotes within backquotes are decoded first, and their offsets are those of the decoded text: no exact place is known.
  const whole = place.locate(script.pos, script.end);
  const locate: Locate = script.source === undefined ? place.locate : () => whole;
  const source = script.source ?? found.source;
  const within = [...place.within, 'substitution' as const];
  noteErrors(script.errors, locate, { ...found, source });
  for (const statement of script.commands)
    visitStatement(statement, { ...place, locate, within }, { ...found, source });
}

function noteErrors(errors: readonly ParseError[] | undefined, locate: Locate, { source, problems }: Found): void {
  for (const { message, pos } of errors ?? []) {
    problems.push({ span: locate(Math.min(pos, source.length), Math.min(pos + 1, source.length)), message });
  }
}

function noteBashism(node: SyntaxNode, { locate }: Place, { source, bashisms }: Found): void {
  const name = bashismOf(node, source);
  if (name) bashisms.push({ name, span: locate(node.pos, node.end) });
}

function toCommand(node: UnbashCommand, neighbours: Neighbours, { locate, within }: Place): Command {
  const assignments = [...node.prefix, ...node.suffix].filter((part) => part.type === 'Assignment');
  return {
    name: node.name && toWord(node.name, locate),
    args: node.args.map((argument) =>
      argument.type === 'Assignment' ? assignmentWord(argument, locate) : toWord(argument, locate),
    ),
    assignments: assignments.map((assignment) => toAssignment(assignment, locate)),
    redirects: node.redirects.map((redirect) => toRedirect(redirect, locate)),
    span: locate(node.pos, node.end),
    ...neighbours,
    within,
  };
}

function toAssignment({ name, value, pos, end }: UnbashAssignment, locate: Locate): Assignment {
  const isEmpty = value.type === 'ArrayValue' || value.pos === value.end;
  return { name, value: isEmpty ? undefined : toWord(value, locate), span: locate(pos, end) };
}

/** `X=$Y` behind `export`, as the word that the command is given. */
function assignmentWord({ text, value, pos, end }: UnbashAssignment, locate: Locate): Word {
  const located = locate(pos, end);
  if (value.type === 'ArrayValue') {
    return { text, value: undefined, hasExpansion: true, hasGlob: false, span: located, parts: [] };
  }
  const word = toWord(value, locate);
  const prefix = text.slice(0, value.pos - pos);
  return {
    ...word,
    text,
    value: word.value === undefined ? undefined : prefix + word.value,
    span: located,
    parts: [{ type: 'literal', text: prefix, value: prefix, span: locate(pos, value.pos) }, ...word.parts],
  };
}

function toRedirect(node: Redirection, locate: Locate): Redirect {
  const descriptor = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined;
  const located: Span = locate(node.pos, node.end);
  if (node.type !== 'HereDoc') {
    const target = node.target && toWord(node.target, locate);
    return { operator: node.operator, descriptor, target, heredoc: undefined, span: located };
  }
  const { body, delimiter } = node;
  const heredoc = {
    delimiter: delimiter?.value ?? '',
    quoted: delimiter?.quoted ?? false,
    body: body.text,
    span: locate(body.pos, body.end),
  };
  return { operator: node.operator, descriptor, target: undefined, heredoc, span: located };
}
