import { contains } from '../core/span.ts';
import { parseArguments } from './arguments.ts';
import { commandOfPart, neverFails, onlyReads } from './exit-codes.ts';
import type { Command, Pipeline, Script } from './model.ts';
import { optionAt } from './options.ts';
import { programOf } from './pipes.ts';
import { programWords } from './wrappers.ts';

/** No `set` of the script has the shell look at every command of the pipe. */
export function isUnset({ span }: Pipeline, script: Script): boolean {
  return optionAt(script, 'pipefail', span.start) !== true;
}

/** One of its commands but the last does something that can fail, and nobody allows for that or hears of it anyway. */
export function losesFailure(pipeline: Pipeline, script: Script): boolean {
  const { parts } = pipeline;
  // Between backquotes with a backslash in them all parts have the place of the whole, and which is which is not known.
  if (parts[0]!.start === parts[1]!.start) return false;
  if (isQuestion(pipeline, script) || firstUnsure(pipeline, script) === -1) return false;
  return isUnset(pipeline, script) && !isForgiven(pipeline, script) && !isNoticed(pipeline, script);
}

/** A condition, or a text that `[` compares: the answer is looked at, and not the exit code. */
function isQuestion({ within, span }: Pipeline, { commands }: Script): boolean {
  const tests = commands.filter(({ name }) => name?.value === '[' || name?.value === 'test');
  return within.includes('test') || tests.some((test) => contains(test.span, span));
}

/**
 * Programs that fail on a download that is empty or cut off: GNU and busybox tar on a plain archive and with `z`, `j` and
 * `J`, gunzip, gpg and apt-key on armored keys (tried in November 2026).
 */
const noticing: ReadonlySet<string> = new Set(['tar', 'gunzip', 'gpg', 'apt-key']);

/** The last command fails too: it looks for something in the output and prints it, or reads a download to its end mark. */
function isNoticed({ parts }: Pipeline, script: Script): boolean {
  const commands = parts.map((part) => commandOfPart(part, script));
  const last = commands.at(-1);
  const program = programIn(last);
  if (program === 'grep') return last!.redirects.length === 0;
  const doubtful = commands.slice(0, -1).filter((command) => !onlyReads(command));
  return (
    noticing.has(program ?? '') &&
    doubtful.every((command) => /^(?:curl|wget|gunzip|gzip|xz|bzip2)$/u.test(programIn(command) ?? ''))
  );
}

function programIn(command: Command | undefined): string | undefined {
  return command && programWords(command)[0]?.value;
}

/** Index of the first command but the last that can fail. */
export function firstUnsure({ parts }: Pipeline, script: Script): number {
  return parts.slice(0, -1).findIndex((part) => !onlyReads(commandOfPart(part, script)));
}

/** `a | b || true` may fail, and so may `a | true`. */
function isForgiven(pipeline: Pipeline, script: Script): boolean {
  const { span } = pipeline;
  if (neverFails(commandOfPart(pipeline.parts.at(-1)!, script))) return true;
  const statement = script.allStatements.find(({ parts }) => parts.some((part) => part.start === span.start));
  const index = statement?.parts.findIndex((part) => contains(part, span)) ?? -1;
  return statement?.operators[index]?.text === '||' && neverFails(statement.parts[index + 1]?.command);
}

/**
 * Its end may stop reading before its beginning has said all, which then dies of a broken pipe: `yes | make`,
 * `list | head -n 1`. pipefail makes that a failure.
 */
export function isCutShort({ parts }: Pipeline, script: Script): boolean {
  const commands = parts.map((part) => commandOfPart(part, script));
  return commands.some((command, index) => {
    if (!command || index === commands.length - 1) return false;
    if (programOf(command) === 'yes') return true;
    // What echo and its like print is in the pipe before anybody reads it.
    return !neverFails(command) && stopsEarly(commands[index + 1]);
  });
}

function stopsEarly(command: Command | undefined): boolean {
  const program = command && programOf(command);
  if (program === 'head') return true;
  if (program !== 'grep' && program !== 'egrep' && program !== 'fgrep') return false;
  return parseArguments(command!.args).has('-q', '--quiet', '--silent', '-m', '--max-count', '-l');
}
