import type { Statement, Word, WordPart } from 'unbash';
import { printsPlainWord } from './plain-output.ts';
import { isVariableName } from './setters.ts';

/**
 * What a value may do where it is split at blanks and taken for a pattern of file names: nothing, if the named variables
 * from outside the script do nothing either; undefined: something, or it may be empty and vanish.
 */
export type Plainness = readonly string[] | undefined;

export const plain: Plainness = [];

/** What the variables hold that the script has touched. All others hold what they held before it. */
export type State = ReadonlyMap<string, Plainness>;

export function lookup(state: State, name: string): Plainness {
  return state.has(name) ? state.get(name) : [name];
}

export function join(a: Plainness, b: Plainness): Plainness {
  if (!a || !b) return undefined;
  if (b.length === 0) return a;
  return a.length === 0 ? b : [...new Set([...a, ...b])].sort();
}

export type Parameter = Extract<WordPart, { type: 'SimpleExpansion' | 'ParameterExpansion' }>;

/** Of what stands there where nobody looks at the operator: `${X:-a b}` is plain where X is. */
export function plainnessOf(part: Parameter, state: State): Plainness {
  if (part.type === 'SimpleExpansion') return parameter(part.text.slice(1), state);
  if (part.prefix === '#') return plain;
  if (part.prefix === '!' || part.index || part.operation?.type === 'Transform') return undefined;
  return parameter(part.parameter, state);
}

/** Those that the shell itself keeps numbers in. */
const numbers: ReadonlySet<string> = new Set(
  'BASHPID COLUMNS EUID LINENO LINES OPTIND PPID RANDOM SECONDS SHLVL UID'.split(' '),
);

function parameter(name: string, state: State): Plainness {
  if (numbers.has(name) && !state.has(name)) return plain;
  if (isVariableName(name)) return lookup(state, name);
  return /^[?#$!-]$/u.test(name) ? plain : undefined;
}

/** What a variable holds that is given this word. */
export function assignedValue({ value, parts }: Word, state: State): Plainness {
  if (!parts || value === '') return plainText(value);
  return parts.map((part) => partValue(part, state)).reduce(join, plain);
}

function partValue(part: WordPart, state: State): Plainness {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      return part.value === '' ? plain : plainText(part.value);
    case 'DoubleQuoted':
    case 'LocaleString':
      return part.parts.map((inner) => partValue(inner, state)).reduce(join, plain);
    case 'SimpleExpansion':
      return plainnessOf(part, state);
    case 'ParameterExpansion':
      return expandedValue(part, state);
    case 'CommandExpansion':
      return outputOf(part.script?.commands ?? []);
    case 'ArithmeticExpansion':
      return plain;
    default:
      return undefined;
  }
}

function expandedValue(part: Extract<Parameter, { type: 'ParameterExpansion' }>, state: State): Plainness {
  const value = plainnessOf(part, state);
  const { operation } = part;
  if (operation?.type === 'Replace') return join(value, assignedValue(operation.replacement, state));
  if (operation?.type !== 'Default' || operation.operator.endsWith('?')) return value;
  const given = assignedValue(operation.operand, state);
  return operation.operator.endsWith('+') ? given : join(value, given);
}

function plainText(text: string): Plainness {
  return text === '' || /[\s*?[]/u.test(text) ? undefined : plain;
}

/** What the last command of a substitution prints. */
function outputOf(statements: readonly Statement[]): Plainness {
  const [statement, ...more] = statements;
  const { command } = statement ?? {};
  const last = command?.type === 'Pipeline' ? command.commands.at(-1) : command;
  if (last?.type !== 'Command' || more.length > 0) return undefined;
  const args = last.args.map((argument) => (argument.type === 'Word' && !argument.parts ? argument.value : undefined));
  return printsPlainWord(last.name?.value, args) ? plain : undefined;
}
