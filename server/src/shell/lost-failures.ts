import { contains } from '../core/span.ts';
import { parseArguments } from './arguments.ts';
import { commandOfPart, neverFails, onlyReads } from './exit-codes.ts';
import type { Command, Pipeline, Script } from './model.ts';
import { optionAt } from './options.ts';
import { programOf } from './pipes.ts';

/** No `set` of the script has the shell look at every command of the pipe. */
export function isUnset({ span }: Pipeline, script: Script): boolean {
  return optionAt(script, 'pipefail', span.start) !== true;
}

/** One of its commands but the last does something that can fail, and nobody allows for that. */
export function losesFailure(pipeline: Pipeline, script: Script): boolean {
  const isQuestion = pipeline.within.includes('test');
  return (
    !isQuestion && firstUnsure(pipeline, script) !== -1 && isUnset(pipeline, script) && !isForgiven(pipeline, script)
  );
}

/** Index of the first command but the last that can fail. */
export function firstUnsure({ parts }: Pipeline, script: Script): number {
  return parts.slice(0, -1).findIndex((part) => !onlyReads(commandOfPart(part, script)));
}

/** `a | b || true` may fail. */
function isForgiven({ span }: Pipeline, { allStatements }: Script): boolean {
  const statement = allStatements.find(({ parts }) => parts.some((part) => part.start === span.start));
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
