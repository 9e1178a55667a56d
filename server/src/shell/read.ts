import {
  forEachChild,
  type ParsedScript,
  type ParseError,
  type Redirection,
  type SyntaxNode,
  type ArithmeticExpression as UnbashArithmetic,
  type Command as UnbashCommand,
  type CompoundList as UnbashList,
  type Statement as UnbashStatement,
  type Word as UnbashWord,
} from 'unbash';
import type { Span } from '../core/span.ts';
import { noteCommand, toCommand, toRedirect } from './commands.ts';
import type {
  Command,
  Dialect,
  Enclosure,
  Operator,
  ParameterPart,
  Position,
  Script,
  Statement,
  StatementPart,
} from './model.ts';
import { type JoinedText, sourceSpan } from './offsets.ts';
import { define, type Locate, newFound, type Place, use } from './place.ts';
import { isVariableName } from './setters.ts';
import { readTestExpression, testOfCommand } from './tests.ts';
import { parseShell } from './tree.ts';
import { toParts, toWord, type WordReader } from './words.ts';

/** Reads a piece of shell; one of another dialect is not looked into. Never throws. */
export function readScript(text: JoinedText, dialect: Dialect): Script {
  if (dialect === 'other') return unread(text, dialect);
  try {
    return read(text, dialect);
  } catch (error) {
    // The parser recurses. What nests so deep that the stack does not last was not written by a person.
    if (!(error instanceof RangeError)) throw error;
    return unread(text, dialect);
  }
}

function unread({ text: source, map }: JoinedText, dialect: Dialect): Script {
  const span = sourceSpan(map, 0, source.length);
  return { ...newFound(), dialect, source, map, span, statements: [], isChain: false, appendAt: undefined };
}

function read({ text: source, map }: JoinedText, dialect: Dialect): Script {
  const whole = sourceSpan(map, 0, source.length);
  const found = newFound();
  const locate: Locate = (start, end) => sourceSpan(map, start, end);
  const { statements: nodes, errors, values } = parseShell(source);
  const place: Place = { locate, source, found, values, within: [], depth: 0, fragile: false };
  noteErrors(errors, place);
  const statements = nodes.map((statement) => visitStatement(statement, place));
  const { commands, allStatements, compounds, tests, definitions, references } = found;
  for (const list of [commands, allStatements, compounds, tests, definitions, references]) {
    list.sort((a, b) => a.span.start - b.span.start);
  }
  found.words.sort((a, b) => a.word.span.start - b.word.span.start);
  const { problems } = found;
  const [first] = statements;
  const last = statements.at(-1);
  return {
    ...found,
    dialect,
    source,
    map,
    span: whole,
    statements,
    isChain:
      first !== undefined &&
      statements.length === 1 &&
      problems.length === 0 &&
      !first.background &&
      first.operators.every(({ text }) => text === '&&'),
    appendAt: problems.length === 0 && last && !last.background ? last.parts.at(-1)!.end : undefined,
  };
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

function visitStatement(statement: UnbashStatement, place: Place): Statement {
  const { command } = statement;
  const nodes = command.type === 'AndOr' ? command.commands : [command];
  const operators = command.type === 'AndOr' ? findOperators(nodes, command.operators, place) : [];
  const parts = nodes.map((part, index) => {
    const chain = { index, length: nodes.length };
    return visitPart(part, { chain, pipe: alone, before: operators[index - 1], after: operators[index] }, place);
  });
  const span = place.locate(statement.pos, Math.max(statement.pos, statement.end));
  const read = { span, operators, parts, background: statement.background ?? false, within: place.within };
  place.found.allStatements.push(read);
  return read;
}

/** One of what `&&` and `||` join. */
function visitPart(node: SyntaxNode, neighbours: Neighbours, place: Place): StatementPart {
  const { start, end } = place.locate(node.pos, node.end);
  if (node.type !== 'Pipeline') return { start, end, negated: false, command: visit(node, place, neighbours) };
  const negated = node.prefixes.some(({ type }) => type === 'Negation');
  const operators = findOperators(node.commands, node.operators, place);
  if (node.commands.length > 1) {
    const parts = node.commands.map((part) => place.locate(part.pos, part.end));
    place.found.pipelines.push({ span: place.locate(node.pos, node.end), parts, operators, within: place.within });
  }
  const commands = node.commands.map((part, index) =>
    visit(part, place, {
      chain: neighbours.chain,
      pipe: { index, length: node.commands.length },
      before: index === 0 ? neighbours.before : operators[index - 1],
      after: operators[index] ?? (index === node.commands.length - 1 ? neighbours.after : undefined),
    }),
  );
  return { start, end, negated, command: commands.length === 1 ? commands[0] : undefined };
}

/** The operators between the parts. The tree holds none, but nothing can stand between a part and its operator. */
function findOperators(
  parts: readonly SyntaxNode[],
  texts: readonly Operator['text'][],
  { locate, source }: Place,
): Operator[] {
  return parts.slice(1).map((_, index) => {
    const text = texts[index]!;
    const from = parts[index]!.end;
    const at = Math.max(from, source.indexOf(text, from));
    return { text, span: locate(at, at + text.length) };
  });
}

/** Visits a command or compound; gives the command, if it is a simple one. */
function visit(node: SyntaxNode, outer: Place, neighbours = noNeighbours): Command | undefined {
  if (outer.depth > maxDepth) return undefined;
  const place = { ...outer, depth: outer.depth + 1 };
  switch (node.type) {
    case 'Command':
      return visitCommand(node, neighbours, place);
    case 'Redirected':
      visitCompound(node.command, node.redirects, place);
      return undefined;
    case 'CompoundList':
      visitList(node, place);
      return undefined;
    default:
      visitCompound(node, [], place);
      return undefined;
  }
}

function visitList(list: UnbashList | undefined, place: Place, ...enclosures: Enclosure[]): void {
  const inner = enclosures.length > 0 ? { ...place, within: [...place.within, ...enclosures] } : place;
  for (const statement of list?.commands ?? []) visitStatement(statement, inner);
}

function visitCompound(node: SyntaxNode, redirections: readonly Redirection[], place: Place): void {
  const { found, within, locate } = place;
  const redirects = redirections.map((redirect) => toRedirect(redirect, wordReader(place), place));
  for (const { target } of redirects) use(target, 'redirect', place);
  const base = { span: locate(node.pos, node.end), redirects, within };
  switch (node.type) {
    case 'If':
      found.compounds.push({ ...base, kind: 'if' });
      visitList(node.clause, place, 'test');
      visitList(node.then, place, 'condition');
      for (const branch of node.elif) {
        visitList(branch.clause, place, 'condition', 'test');
        visitList(branch.then, place, 'condition');
      }
      visitList(node.else, place, 'condition');
      return;
    case 'While':
      found.compounds.push({ ...base, kind: node.kind, variable: undefined, words: undefined });
      visitList(node.clause, place, 'loop', 'test');
      visitList(node.body, place, 'loop');
      return;
    case 'For':
    case 'Select': {
      const variable = toWord(node.name, wordReader(place));
      const words = node.wordlist?.map((word) => use(toWord(word, wordReader(place)), 'list', place));
      found.compounds.push({ ...base, kind: node.type === 'For' ? 'for' : 'select', variable, words });
      define(variable.text, 'loop', variable.span, place);
      visitList(node.body, place, 'loop');
      return;
    }
    case 'ArithmeticFor':
      found.compounds.push({ ...base, kind: 'arithmetic-for', variable: undefined, words: undefined });
      for (const part of [node.initialize, node.test, node.update]) if (part) visitArithmetic(part, place);
      visitList(node.body, place, 'loop');
      return;
    case 'Case': {
      const word = use(toWord(node.word, wordReader(place)), 'case', place);
      const branches = node.items.map(({ pattern, terminator }) => ({
        patterns: pattern.map((each) => use(toWord(each, wordReader(place)), 'pattern', place)),
        terminator,
      }));
      found.compounds.push({ ...base, kind: 'case', word, branches });
      for (const { body } of node.items) visitList(body, place, 'condition');
      return;
    }
    case 'Function': {
      const name = toWord(node.name, wordReader(place));
      const head = place.source.slice(node.pos, node.body.pos);
      const keyword =
        /^function\b/u.test(head) && node.pos !== node.name.pos ? locate(node.pos, node.pos + 8) : undefined;
      const parentheses = /\(\s*\)\s*$/u.test(head);
      found.compounds.push({ ...base, kind: 'function', name, keyword, parentheses });
      visit(node.body, { ...place, within: [...within, 'function'] });
      return;
    }
    case 'Subshell':
    case 'BraceGroup': {
      const kind = node.type === 'Subshell' ? 'subshell' : 'group';
      found.compounds.push({ ...base, kind });
      visitList(node.body, place, kind);
      return;
    }
    case 'TestCommand': {
      found.compounds.push({ ...base, kind: 'test' });
      const operand = (word: UnbashWord) => use(toWord(word, wordReader(place)), 'operand', place);
      const { conditions, joints } = readTestExpression(node.expression, operand, locate, place.source);
      found.tests.push({ brackets: '[[', command: undefined, span: base.span, conditions, joints });
      return;
    }
    case 'ArithmeticCommand':
      found.compounds.push({ ...base, kind: 'arithmetic' });
      if (node.expression) visitArithmetic(node.expression, place);
      return;
    case 'Coproc':
      found.compounds.push({ ...base, kind: 'coproc' });
      visit(node.body, place);
      return;
  }
}

/** `$(...)`, backquotes or `<(...)`. */
function visitSubstitution(script: ParsedScript, at: Span, outer: Place, fragile = false) {
  // Backquotes within backquotes are decoded first, and their offsets are those of the decoded text: no exact place is known.
  const decoded = script.source;
  const place: Place = {
    ...outer,
    ...(decoded === undefined ? {} : { source: decoded, locate: () => at }),
    fragile: outer.fragile || fragile || decoded !== undefined,
    within: [...outer.within, 'substitution'],
    depth: outer.depth + 1,
  };
  noteErrors(script.errors, place);
  if (place.depth > maxDepth) return { statements: [], commands: [] };
  const depth = place.within.filter((enclosure) => enclosure === 'substitution').length;
  const first = place.found.commands.length;
  const statements = script.commands.map((statement) => visitStatement(statement, place));
  const commands = place.found.commands
    .slice(first)
    .filter(({ within }) => within.filter((enclosure) => enclosure === 'substitution').length === depth);
  return { statements, commands };
}

function noteErrors(errors: readonly ParseError[] | undefined, { locate, source, found }: Place): void {
  for (const { message, pos } of errors ?? []) {
    found.problems.push({ span: locate(Math.min(pos, source.length), Math.min(pos + 1, source.length)), message });
  }
}

function wordReader(place: Place): WordReader {
  return {
    locate: place.locate,
    readSubstitution: (script, at, fragile) => visitSubstitution(script, at, place, fragile),
    noteArithmetic: (expression) => visitArithmetic(expression, place),
    noteParameter: (part) => noteParameter(part, place),
    plainIf: (part) => place.values.get(part),
  };
}

function noteParameter({ name, operator, operand, span, prefix }: ParameterPart, place: Place): void {
  use(operand, 'default', place);
  if (!isVariableName(name)) return;
  const isDefault = /^:?[-=+?]$/u.test(operator);
  if (isDefault && operator.endsWith('=')) define(name, 'default', span, place);
  if (!(prefix === '!' && operator)) place.found.references.push({ name, span, guarded: isDefault });
}

function visitArithmetic(node: UnbashArithmetic, place: Place): void {
  if (place.depth > maxDepth) return;
  const inner = { ...place, depth: place.depth + 1 };
  const isAssigned = node.type === 'ArithmeticBinary' && /^[^=!<>]*=$|^(?:<<|>>)=$/u.test(node.operator);
  const isCounted = node.type === 'ArithmeticUnary' && (node.operator === '++' || node.operator === '--');
  const target = isAssigned ? node.left : isCounted ? node.operand : undefined;
  if (target?.type === 'ArithmeticWord' && isVariableName(target.value)) {
    define(target.value, 'arithmetic', place.locate(target.pos, target.end), place);
  }
  if (node.type === 'ArithmeticWord') {
    const span = place.locate(node.pos, node.end);
    if (node.parts) toParts(node.parts, wordReader(inner));
    else if (isVariableName(node.value)) place.found.references.push({ name: node.value, span, guarded: false });
    return;
  }
  if (node.type === 'ArithmeticCommandExpansion') {
    if (node.script) visitSubstitution(node.script, place.locate(node.pos, node.end), inner);
    return;
  }
  forEachChild(node, (child) => visitArithmetic(child as UnbashArithmetic, inner));
}

function visitCommand(node: UnbashCommand, neighbours: Neighbours, place: Place): Command {
  const command = { ...toCommand(node, wordReader(place), place), ...neighbours };
  place.found.commands.push(command);
  noteCommand(command, place);
  const test = testOfCommand(command);
  if (test) place.found.tests.push(test);
  return command;
}
