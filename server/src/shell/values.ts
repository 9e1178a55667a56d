import {
  type Assignment,
  type Command,
  type Function as FunctionNode,
  forEachChild,
  type Statement,
  type SyntaxNode,
  type Word,
  type WordPart,
} from 'unbash';
import { assignedValue, join, lookup, type Plainness, plain, plainnessOf, type State } from './plainness.ts';
import { isDeclaration, isVariableName, namesSet } from './setters.ts';

/** By the nodes of `$X` and `${X...}`. What is missing has not been followed: nothing is known of it. */
export type Values = ReadonlyMap<WordPart, Plainness>;

/**
 * Follows the assignments of a script in the order they run and tells what each variable may hold where it is expanded.
 *
 * Both ways out of a command are kept apart, so that behind `X=1 && Y=2 &&` both are known, and behind `|| exit 1` nothing
 * is left of the way that ends there. Loops are followed until nothing new comes up, functions where they are called.
 */
export function followValues(statements: readonly Statement[]): Values {
  const walk: Walk = { values: new Map(), functions: new Map(), called: new Set(), calling: [], depth: 0, steps: 0 };
  const { ok, fail } = runList(statements, new Map(), walk);
  const end = merge(ok, fail) ?? new Map();
  for (const [name, { body }] of walk.functions) if (!walk.called.has(name)) run(body, end, walk);
  return walk.steps > maxSteps ? new Map() : walk.values;
}

/** A text that takes more steps was not written by a person. */
const maxSteps = 100_000;
const maxDepth = 300;
/** Loops within which a value goes from variable to variable more often than this are taken to be done. */
const maxRounds = 4;

interface Walk {
  readonly values: Map<WordPart, Plainness>;
  readonly functions: Map<string, FunctionNode>;
  /** Functions that have been called at least once. */
  readonly called: Set<string>;
  /** Functions that are being run. */
  readonly calling: string[];
  /** How many nodes stand above. */
  depth: number;
  steps: number;
}

/** The state behind a command that went well, and behind one that failed; undefined where there is no such way. */
interface Outcome {
  readonly ok: State | undefined;
  readonly fail: State | undefined;
}

const nowhere: Outcome = { ok: undefined, fail: undefined };

function both(state: State): Outcome {
  return { ok: state, fail: state };
}

function merge(a: State | undefined, b: State | undefined): State | undefined {
  if (!a || !b || a === b) return a ?? b;
  const merged = new Map<string, Plainness>();
  for (const name of new Set([...a.keys(), ...b.keys()])) merged.set(name, join(lookup(a, name), lookup(b, name)));
  return merged;
}

function same(a: State, b: State): boolean {
  if (a.size !== b.size) return false;
  for (const [name, value] of a) {
    if (!b.has(name) || value?.join() !== b.get(name)?.join()) return false;
  }
  return true;
}

function set(state: State, name: string, value: Plainness): State {
  return new Map(state).set(name, value);
}

function runList(statements: readonly Statement[], from: State | undefined, walk: Walk): Outcome {
  let outcome: Outcome = { ok: from, fail: undefined };
  for (const { command, background } of statements) {
    const state = merge(outcome.ok, outcome.fail);
    const result = run(command, state, walk);
    outcome = background ? { ok: state, fail: undefined } : result;
  }
  return outcome;
}

/** Runs a node from a state; what cannot be reached is looked at as if it were reached from the start. */
function run(node: SyntaxNode, from: State | undefined, walk: Walk): Outcome {
  if (++walk.steps > maxSteps || walk.depth > maxDepth) return both(from ?? new Map());
  walk.depth++;
  const outcome = runNode(node, from ?? new Map(), walk);
  walk.depth--;
  return from ? outcome : nowhere;
}

function runNode(node: SyntaxNode, state: State, walk: Walk): Outcome {
  switch (node.type) {
    case 'Command':
      return runCommand(node, state, walk);
    case 'AndOr': {
      let outcome = run(node.commands[0]!, state, walk);
      for (const [index, operator] of node.operators.entries()) {
        const isAnd = operator === '&&';
        const next = run(node.commands[index + 1]!, isAnd ? outcome.ok : outcome.fail, walk);
        outcome = isAnd
          ? { ok: next.ok, fail: merge(outcome.fail, next.fail) }
          : { ok: merge(outcome.ok, next.ok), fail: next.fail };
      }
      return outcome;
    }
    case 'Pipeline': {
      const [first] = node.commands;
      const isNegated = node.prefixes.filter(({ type }) => type === 'Negation').length % 2 === 1;
      if (node.commands.length === 1 && first) {
        const { ok, fail } = run(first, state, walk);
        return isNegated ? { ok: fail, fail: ok } : { ok, fail };
      }
      for (const command of node.commands) run(command, state, walk);
      return both(state);
    }
    case 'CompoundList':
      return runList(node.commands, state, walk);
    case 'BraceGroup':
      return runList(node.body.commands, state, walk);
    case 'Subshell':
    case 'Coproc':
      run(node.body, state, walk);
      return both(state);
    case 'Redirected': {
      const after = node.redirects.reduce((before, redirect) => expandIn(redirect, before, walk), state);
      return run(node.command, after, walk);
    }
    case 'If':
      return runIf(node, state, walk);
    case 'For':
    case 'Select': {
      let before = state;
      for (const word of node.wordlist ?? []) before = expandIn(word, before, walk);
      const values = node.wordlist?.map((word) => assignedValue(word, before));
      const value = values?.reduce(join, plain);
      return runLoop(before, walk, (start) => runList(node.body.commands, set(start, node.name.value, value), walk));
    }
    case 'ArithmeticFor':
      return runLoop(expandIn(node, state, walk), walk, (start) => runList(node.body.commands, start, walk));
    case 'While':
      return runLoop(state, walk, (start) => {
        const { ok, fail } = runList(node.clause.commands, start, walk);
        const body = runList(node.body.commands, node.kind === 'while' ? ok : fail, walk);
        // What the last look at the condition leaves behind is what the loop leaves behind.
        return { ok: merge(ok, body.ok), fail: merge(fail, body.fail) };
      });
    case 'Case': {
      const before = expandIn(node.word, state, walk);
      let outcome: Outcome = nowhere;
      for (const item of node.items) {
        for (const pattern of item.pattern) expandIn(pattern, before, walk);
        outcome = mergeOutcomes(outcome, runList(item.body.commands, before, walk));
      }
      const isTotal = node.items.some(({ pattern }) => pattern.some(({ text }) => text === '*'));
      return isTotal ? outcome : mergeOutcomes(outcome, { ok: before, fail: undefined });
    }
    case 'Function':
      walk.functions.set(node.name.value, node);
      return { ok: state, fail: undefined };
    default:
      return both(expandIn(node, state, walk));
  }
}

function mergeOutcomes(a: Outcome, b: Outcome): Outcome {
  return { ok: merge(a.ok, b.ok), fail: merge(a.fail, b.fail) };
}

function runIf(node: Extract<SyntaxNode, { type: 'If' }>, state: State, walk: Walk): Outcome {
  let condition = runList(node.clause.commands, state, walk);
  let outcome = run(node.then, condition.ok, walk);
  for (const { clause, then } of node.elif) {
    condition = run(clause, condition.fail, walk);
    outcome = mergeOutcomes(outcome, run(then, condition.ok, walk));
  }
  const otherwise = node.else ? run(node.else, condition.fail, walk) : { ok: condition.fail, fail: undefined };
  return mergeOutcomes(outcome, otherwise);
}

function runLoop(state: State, walk: Walk, round: (start: State) => Outcome): Outcome {
  let start = state;
  for (let rounds = 0; rounds < maxRounds && walk.steps <= maxSteps; rounds++) {
    const { ok, fail } = round(start);
    const next = merge(start, merge(ok, fail)) ?? start;
    if (same(next, start)) break;
    start = next;
  }
  return both(start);
}

function runCommand(command: Command, from: State, walk: Walk): Outcome {
  const { name, prefix, args, redirects } = command;
  let state = name ? expandIn(name, from, walk) : from;
  for (const argument of args) state = expandIn(argument, state, walk);
  for (const redirect of redirects) state = expandIn(redirect, state, walk);
  const assignments = prefix.filter((part) => part.type === 'Assignment');
  for (const { value } of assignments) state = expandIn(value, state, walk);
  if (!name) {
    for (const assignment of assignments) state = assign(assignment, state);
    return assignments.some(({ value }) => hasSubstitution(value)) ? both(state) : { ok: state, fail: undefined };
  }
  return runNamed(name.value, command, state, walk);
}

function runNamed(name: string, { args }: Command, from: State, walk: Walk): Outcome {
  let state = from;
  if (isDeclaration(name)) {
    for (const argument of args) {
      if (argument.type === 'Assignment') state = assign(argument, state);
      else if (name !== 'export' && name !== 'readonly' && isVariableName(argument.value)) {
        state = set(state, argument.value, undefined);
      }
    }
    return { ok: state, fail: undefined };
  }
  const words = args.filter((argument) => argument.type === 'Word');
  for (const { value } of namesSet(name, words)) state = set(state, value, undefined);
  switch (name) {
    case 'unset':
      for (const { value } of words) state = set(state, value, undefined);
      return both(state);
    case 'exit':
    case 'return':
      return nowhere;
    case 'true':
    case ':':
      return { ok: state, fail: undefined };
    case 'false':
      return { ok: undefined, fail: state };
  }
  const body = walk.functions.get(name);
  if (!body || walk.calling.includes(name)) return both(state);
  walk.called.add(name);
  walk.calling.push(name);
  const { ok, fail } = run(body.body, state, walk);
  walk.calling.pop();
  // `return` ends the function and not the script.
  return { ok: ok ?? fail ?? state, fail: fail ?? ok ?? state };
}

function assign({ name, value, append, index }: Assignment, state: State): State {
  const given = index || value.type === 'ArrayValue' ? undefined : assignedValue(value, state);
  return set(state, name, append ? join(lookup(state, name), given) : given);
}

function hasSubstitution(value: Word | SyntaxNode): boolean {
  return (
    value.type !== 'Word' || (value.parts?.some(({ type }) => type !== 'Literal' && type !== 'SingleQuoted') ?? false)
  );
}

/** Takes note of what is expanded in a node, runs what is substituted there, and gives the state behind it. */
function expandIn(node: SyntaxNode, from: State, walk: Walk): State {
  if (++walk.steps > maxSteps || walk.depth > maxDepth) return from;
  walk.depth++;
  const state = expandNode(node, from, walk);
  walk.depth--;
  return state;
}

function expandNode(node: SyntaxNode, from: State, walk: Walk): State {
  if (node.type === 'Script') {
    // What is set in a substitution is lost at its end.
    runList(node.commands, from, walk);
    return from;
  }
  if (node.type === 'SimpleExpansion' || node.type === 'ParameterExpansion') note(node, plainnessOf(node, from), walk);
  let state = from;
  forEachChild(node, (child) => {
    state = expandIn(child, state, walk);
  });
  switch (node.type) {
    case 'ArithmeticBinary':
      return node.left.type === 'ArithmeticWord' && /^[^=!<>]*=$|^<<=$|^>>=$/u.test(node.operator)
        ? set(state, node.left.value, plain)
        : state;
    case 'ArithmeticUnary':
      return node.operand.type === 'ArithmeticWord' && (node.operator === '++' || node.operator === '--')
        ? set(state, node.operand.value, plain)
        : state;
    case 'ParameterExpansion': {
      const { operation, parameter } = node;
      return operation?.type === 'Default' && operation.operator.endsWith('=')
        ? set(state, parameter, join(lookup(state, parameter), assignedValue(operation.operand, state)))
        : state;
    }
    default:
      return state;
  }
}

/** A place that is reached in several ways is as plain as the least plain of them. */
function note(part: WordPart, value: Plainness, { values }: Walk): void {
  values.set(part, values.has(part) ? join(values.get(part), value) : value);
}
