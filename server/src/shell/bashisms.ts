import type { Span } from '../core/span.ts';
import { type BashismId, bashBuiltins, bashVariables } from '../knowledge/shells.ts';
import type { Command, Compound, ParameterPart, Redirect, Script, Test, Word, WordPart } from './model.ts';

/** Something that bash knows and plain `sh` need not. */
export interface FoundBashism {
  readonly id: BashismId;
  /** Where it stands: the smallest thing that shows it. */
  readonly span: Span;
  /** The variable that it is about. */
  readonly variable?: string;
}

/** What a script asks of bash, in order. Nothing is said of what stands within `[[ ]]` twice. */
export function bashismsOf(script: Script): readonly FoundBashism[] {
  const found: FoundBashism[] = [];
  const note: Note = (id, span, variable) => found.push({ id, span, ...(variable && { variable }) });
  for (const compound of script.compounds) inCompound(compound, note);
  for (const test of script.tests) inTest(test, note);
  for (const { operators } of script.pipelines) {
    for (const { text, span } of operators) if (text === '|&') note('pipeBoth', span);
  }
  for (const command of script.commands) inCommand(command, note);
  for (const { redirects } of [...script.commands, ...script.compounds]) {
    for (const redirect of redirects) inRedirect(redirect, note);
  }
  const own = new Set(script.definitions.map(({ name }) => name));
  for (const { word, role } of script.words) {
    if (role === 'body')
      inParts(
        word.parts.filter(({ type }) => type === 'parameter'),
        own,
        note,
      );
    else inParts(word.parts, own, note);
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

type Note = (id: BashismId, span: Span, variable?: string) => void;

function inCompound(compound: Compound, note: Note): void {
  const { span, kind } = compound;
  switch (kind) {
    case 'test':
      note('doubleBrackets', span);
      return;
    case 'arithmetic':
      note('doubleParentheses', span);
      return;
    case 'arithmetic-for':
      note('arithmeticFor', span);
      return;
    case 'select':
    case 'coproc':
      note(kind, span);
      return;
    case 'function':
      if (compound.keyword) note('functionKeyword', compound.keyword);
      if (!/^\w+$/u.test(compound.name.text)) note('functionName', compound.name.span);
      return;
    case 'case':
      for (const { patterns, terminator } of compound.branches) {
        if (terminator !== undefined && terminator !== ';;') note('fallThrough', patterns[0]?.span ?? span);
      }
  }
}

function inTest({ brackets, conditions }: Test, note: Note): void {
  if (brackets === '[[') return;
  for (const { operator, left } of conditions) {
    if (operator?.text === '==') note('doubleEquals', operator.span);
    if (operator?.text === '=~') note('regularExpression', operator.span);
    if (operator?.text === '-v' && !left) note('isSet', operator.span);
    if (operator?.text === '-o' && !left) note('optionTest', operator.span);
  }
}

function inRedirect({ operator, descriptor, target, span }: Redirect, note: Note): void {
  if (operator === '&>' || operator === '&>>') note('redirectBoth', span);
  if (operator === '<<<') note('hereString', span);
  if (operator === '>&' && descriptor === undefined && target?.value && !/^(?:\d+-?|-)$/u.test(target.value)) {
    note('redirectBothOld', span);
  }
  if (/^\/dev\/(?:tcp|udp)\//u.test(target?.text ?? '')) note('device', target!.span);
}

function inParts(parts: readonly WordPart[], own: ReadonlySet<string>, note: Note): void {
  for (const part of parts) {
    const { type, text, span } = part;
    switch (type) {
      case 'double-quoted':
        if (text.startsWith('$')) note('localeQuotes', span);
        inParts(part.parts, own, note);
        break;
      case 'ansi-quoted':
        note('ansiQuotes', span);
        break;
      case 'brace':
        note('braces', span);
        break;
      case 'glob':
        if (/^[?*+@!]\(/u.test(text)) note('extendedGlob', span);
        break;
      case 'arithmetic':
        inArithmetic(text, span, note);
        break;
      case 'substitution':
        if (part.kind === '<(' || part.kind === '>(') note('processSubstitution', span);
        else if (isFile(part.commands)) note('fileSubstitution', span);
        break;
      case 'parameter':
        inParameter(part, own, note);
    }
  }
}

/** `$(< file)`: a redirect and nothing else. */
function isFile(commands: readonly Command[]): boolean {
  const [command, ...more] = commands;
  const isBare = command && !command.name && command.assignments.length === 0;
  return (
    isBare === true && more.length === 0 && command.redirects.length === 1 && command.redirects[0]!.operator === '<'
  );
}

function inArithmetic(text: string, span: Span, note: Note): void {
  if (text.startsWith('$[')) note('arithmeticBrackets', span);
  else if (/\+\+|--/u.test(text)) note('counting', span);
  else if (text.includes('**')) note('power', span);
  else if (/\b\d+#\w/u.test(text)) note('base', span);
}

function inParameter(
  { name, prefix, indexed, operator, span }: ParameterPart,
  own: ReadonlySet<string>,
  note: Note,
): void {
  if (indexed) note('array', span);
  else if (prefix === '!') note('indirection', span);
  else if (operator === ':') note('substring', span);
  else if (/^\/[/#%]?$/u.test(operator)) note('replacement', span);
  else if (/^[\^,]{1,2}$/u.test(operator)) note('caseModification', span);
  else if (operator === '@') note('transformation', span);
  else if (own.has(name)) return;
  else if (name === 'RANDOM') note('random', span, name);
  else if (bashVariables.has(name)) note('variable', span, name);
}

function inCommand({ name, args, assignments, span }: Command, note: Note): void {
  for (const { append, array, span: at } of assignments) {
    if (append) note('append', at);
    else if (array) note('array', at);
  }
  const program = name?.value;
  if (program === undefined) return;
  if (program === 'source' || program === 'let') note(program, name!.span);
  else if (bashBuiltins.has(program)) note('builtin', name!.span);
  else inArguments(program, args, span, note);
}

/** Flags that a builtin of bash has, and that of dash lacks. */
const flags: Readonly<Record<string, RegExp>> = {
  export: /^-[a-zA-Z]*[fn]/u,
  exec: /^-[acl]+$/u,
  wait: /^-[nfp]+$/u,
  type: /^-[aftpP]+$/u,
  hash: /^-[dlpt]+$/u,
  umask: /^-[a-zA-Z]*p/u,
  trap: /^-[lp]+$/u,
};

function inArguments(program: string, args: readonly Word[], span: Span, note: Note): void {
  const [first] = args;
  switch (program) {
    case 'echo':
      if (first && /^-(?:[neE]*[eE][neE]*)$/u.test(first.value ?? '')) note('echoFlag', first.span);
      return;
    case 'set':
      inSet(args, note);
      return;
    case 'read':
      inRead(args, span, note);
      return;
    case 'printf': {
      if (first?.value === '-v') note('printfFlag', first.span);
      else if (/%(?:q|\()/u.test(first?.value ?? '')) note('printfFlag', first!.span);
      return;
    }
    case 'trap':
      for (const word of args.slice(1)) inSignal(word, note);
  }
  const pattern = flags[program];
  const flag = pattern && args.find(({ value }) => value !== undefined && pattern.test(value));
  if (flag && flag === first) note('commandFlag', flag.span);
}

function inSignal({ value = '', span }: Word, note: Note): void {
  if (value === 'ERR') note('trapErr', span);
  else if (value === 'DEBUG' || value === 'RETURN') note('trapDebug', span);
  else if (/^SIG[A-Z]/u.test(value)) note('signalPrefix', span);
}

/** Options of `set -o` that POSIX lacks; dash knows `emacs` and the others of POSIX. */
const setOptions =
  /^(?:braceexpand|errtrace|functrace|hashall|histexpand|history|interactive-comments|keyword|onecmd|physical|posix|privileged)$/u;

function inSet(args: readonly Word[], note: Note): void {
  for (const [index, { value = '', span }] of args.entries()) {
    if (!/^[-+][a-zA-Z]*o$/u.test(args[index - 1]?.value ?? '')) continue;
    if (value === 'pipefail') note('pipefail', span);
    else if (setOptions.test(value)) note('setOption', span);
  }
}

function inRead(args: readonly Word[], span: Span, note: Note): void {
  const flag = args.find(({ value }) => /^-[a-zA-Z]*[aNnstdui]/u.test(value ?? ''));
  if (flag) note(/[aNi]/u.test(flag.value!) ? 'readArray' : 'readFlag', flag.span);
  else if (args.length === 0) note('readNothing', span);
}
