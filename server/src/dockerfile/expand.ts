import type { Assignment, Command, Script, Word, WordPart } from '../shell/model.ts';
import type { Environment } from './model.ts';
import { lookupVariable } from './variables.ts';

/** Where a command stands: what was assigned before it in its script, and what ARG and ENV have set by then. */
export interface Scope {
  readonly script: Script;
  readonly environment: Environment;
}

/** Variables that are set from each other, and no further: nobody writes longer chains, and rings have no end. */
const maxDepth = 5;

/**
 * Words of a command as its program gets them. Variables are put in where the file tells their values: the last one that the
 * script assigned before the command, else the default of an ARG or the value of an ENV. A word that holds anything else
 * stays as it is. What a variable brings in has the span of the word it stood in.
 */
export function expandWords(words: readonly Word[], command: Command, scope: Scope): readonly Word[] {
  return words.flatMap((word) => (word.hasExpansion ? (expandWord(word, command, scope) ?? [word]) : [word]));
}

/** The words that one becomes; undefined where it cannot be known. */
function expandWord(word: Word, command: Command, scope: Scope): readonly Word[] | undefined {
  // A quoted part makes a word even where nothing stands in it.
  const fields: string[] = [];
  let open: string | undefined;
  for (const part of word.parts) {
    const value = valueOfPart(part, command, scope, 0);
    if (value === undefined) return undefined;
    if (part.type !== 'parameter') {
      open = (open ?? '') + value;
      continue;
    }
    const [first = '', ...more] = value.split(/[ \t\r\n]+/u);
    if (first) open = (open ?? '') + first;
    for (const field of more) {
      if (open !== undefined) fields.push(open);
      open = field || undefined;
    }
  }
  if (open !== undefined) fields.push(open);
  return fields.map((value) => plainWord(value, word));
}

function plainWord(value: string, { span, hasGlob }: Word): Word {
  const parts: readonly WordPart[] = [{ type: 'literal', text: value, value, span }];
  return { text: value, value, hasExpansion: false, hasGlob, span, parts };
}

function valueOfPart(part: WordPart, command: Command, scope: Scope, depth: number): string | undefined {
  switch (part.type) {
    case 'literal':
    case 'single-quoted':
    case 'ansi-quoted':
      return part.value;
    case 'double-quoted':
      return valueOfParts(part.parts, command, scope, depth);
    case 'parameter':
      return valueOfParameter(part, command, scope, depth);
    case 'glob':
    case 'brace':
      return part.text;
    default:
      return undefined;
  }
}

function valueOfParts(parts: readonly WordPart[], command: Command, scope: Scope, depth: number): string | undefined {
  const values = parts.map((part) => valueOfPart(part, command, scope, depth));
  return values.includes(undefined) ? undefined : values.join('');
}

function valueOfParameter(
  { name, operator, text }: Extract<WordPart, { type: 'parameter' }>,
  command: Command,
  scope: Scope,
  depth: number,
): string | undefined {
  // `${#X}` is a length, `${X[0]}` a part.
  const isPlain = !text.startsWith('${#') && !text.includes('[');
  const value = isPlain && depth <= maxDepth ? valueOfVariable(name, command, scope, depth) : undefined;
  switch (operator) {
    case '':
      return value;
    case ':-':
    case ':=':
      return value === '' ? undefined : value;
    case '-':
    case '=':
      return value;
    case ':+':
      return value === '' ? '' : undefined;
    default:
      return undefined;
  }
}

function valueOfVariable(name: string, command: Command, scope: Scope, depth: number): string | undefined {
  const assigned = assignmentBefore(name, command, scope.script);
  if (!assigned) return lookupVariable(scope.environment.variables, name)?.value;
  const { value } = assigned.assignment;
  return value ? valueOfParts(value.parts, assigned.command, scope, depth + 1) : '';
}

/** The last one in the text before the command. One of several branches is as good as another: each may be the one that runs. */
function assignmentBefore(
  name: string,
  before: Command,
  { commands }: Script,
): { readonly assignment: Assignment; readonly command: Command } | undefined {
  for (const command of [...commands].reverse()) {
    if (command.span.start >= before.span.start || !lasts(command)) continue;
    const assignment = command.assignments.findLast((each) => each.name === name);
    if (assignment) return { assignment, command };
  }
  return undefined;
}

/** What stands before a command holds for it alone, unless the command is the shell's own: see POSIX on special built-ins. */
function lasts({ name }: Command): boolean {
  return name === undefined || /^(?:export|readonly|local|declare|typeset|set|:)$/u.test(name.text);
}
