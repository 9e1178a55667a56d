import type { Redirection, Assignment as UnbashAssignment, Command as UnbashCommand } from 'unbash';
import type { Assignment, Command, Redirect, Word } from './model.ts';
import { define, type Locate, type Place, use } from './place.ts';
import { isDeclaration, isSpecial, isVariableName, namesSet } from './setters.ts';
import { toParts, toWord, type WordReader } from './words.ts';

/** A command without its neighbours. */
export function toCommand(
  node: UnbashCommand,
  reader: WordReader,
  place: Place,
): Omit<Command, 'chain' | 'pipe' | 'before' | 'after'> {
  const { locate, within } = place;
  const name = node.name && toWord(node.name, reader);
  const assignments = new Map<UnbashAssignment, Assignment>();
  for (const part of [...node.prefix, ...node.suffix]) {
    if (part.type === 'Assignment') assignments.set(part, toAssignment(part, reader, place));
  }
  return {
    name,
    args: node.args.map((argument) =>
      argument.type === 'Assignment'
        ? assignmentWord(argument, assignments.get(argument)!, locate)
        : toWord(argument, reader),
    ),
    assignments: [...assignments.values()],
    redirects: node.redirects.map((redirect) => toRedirect(redirect, reader, place)),
    span: locate(node.pos, node.end),
    within,
  };
}

/** Takes note of a command's words, and of the variables that it sets. */
export function noteCommand(command: Command, place: Place): void {
  noteWords(command, place);
  noteDefinitions(command, place);
}

function noteWords(command: Command, place: Place): void {
  const { name, args, assignments, redirects } = command;
  use(name, 'name', place, command);
  const assigned = new Set(assignments.map(({ span }) => span.start));
  for (const word of args) use(word, 'argument', place, command, !assigned.has(word.span.start));
  for (const { value, span } of assignments) {
    // What `export` assigns is among its arguments already.
    if (value && !args.some((word) => word.span.start === span.start)) use(value, 'assignment', place, command);
  }
  for (const { target, operator } of redirects) use(target, 'redirect', place, command, operator !== '<<<');
}

function noteDefinitions({ name, args, assignments }: Command, place: Place): void {
  const program = name?.value;
  const isDeclared = isDeclaration(program);
  for (const assignment of assignments) {
    const isArgument = args.some(({ span }) => span.start === assignment.span.start);
    const stays = !name || isSpecial(program);
    const kind = isArgument ? 'declaration' : stays ? 'assignment' : 'prefix';
    const { start } = assignment.span;
    define(assignment.name, kind, { start, end: start + assignment.name.length }, place);
  }
  const named = isDeclared ? args.filter(({ value }) => isVariableName(value ?? '')) : namesSet(program, args);
  for (const { value, span } of named) {
    if (value !== undefined) define(value, isDeclared ? 'declaration' : 'command', span, place);
  }
}

function toAssignment(
  { name, value, pos, end, append, index }: UnbashAssignment,
  reader: WordReader,
  place: Place,
): Assignment {
  const array = value.type === 'ArrayValue' || index !== undefined;
  if (index) toWord(index, reader);
  if (value.type === 'ArrayValue') {
    for (const element of value.elements) use(toWord(element, reader), 'element', place);
  }
  const isEmpty = value.type === 'ArrayValue' || value.pos === value.end;
  return {
    name,
    append: append ?? false,
    array,
    value: isEmpty ? undefined : toWord(value, reader),
    span: place.locate(pos, end),
  };
}

/** `X=$Y` behind `export`, as the word that the command is given. */
function assignmentWord(
  { text, value, pos, end }: UnbashAssignment,
  { value: word }: Assignment,
  locate: Locate,
): Word {
  const span = locate(pos, end);
  const prefix = text.slice(0, value.pos - pos);
  const literal = { type: 'literal', text: prefix, value: prefix, span: locate(pos, value.pos) } as const;
  if (value.type === 'ArrayValue') {
    return { text, value: undefined, hasExpansion: true, hasGlob: false, span, parts: [literal] };
  }
  const hasExpansion = word?.hasExpansion ?? false;
  return {
    text,
    value: hasExpansion ? undefined : prefix + (word?.value ?? ''),
    hasExpansion,
    hasGlob: word?.hasGlob ?? false,
    span,
    parts: [literal, ...(word?.parts ?? [])],
  };
}

export function toRedirect(node: Redirection, reader: WordReader, place: Place): Redirect {
  const { locate } = place;
  const descriptor = node.descriptor?.type === 'FileDescriptor' ? node.descriptor.value : undefined;
  const span = locate(node.pos, node.end);
  if (node.type !== 'HereDoc') {
    const target = node.target && toWord(node.target, reader);
    return { operator: node.operator, descriptor, target, heredoc: undefined, span };
  }
  const { body, delimiter } = node;
  const quoted = delimiter?.quoted ?? false;
  const heredoc = { delimiter: delimiter?.value ?? '', quoted, body: body.text, span: locate(body.pos, body.end) };
  if (!quoted && body.parts) {
    const parts = toParts(body.parts, reader);
    const word = { text: body.text, value: undefined, hasExpansion: true, hasGlob: false, span: heredoc.span, parts };
    use(word, 'body', place);
  }
  return { operator: node.operator, descriptor, target: undefined, heredoc, span };
}
