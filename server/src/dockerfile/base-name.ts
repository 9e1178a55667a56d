import { referenceFault } from '../knowledge/image-reference.ts';
import { platformFault } from './instructions/platform.ts';
import type { Argument, Escape, FromInstruction, Pair, Problem } from './model.ts';
import { lex } from './text/lex.ts';
import { globalLookup } from './variables.ts';

/** What a FROM comes to in a build that is given no arguments. */
export interface Base {
  /** Undefined where it depends on the platform, or cannot be read. */
  readonly name: string | undefined;
  readonly problems: readonly Problem[];
}

interface Reading {
  readonly escape: Escape;
  readonly globalArgs: readonly Pair[];
}

/** @param isStage whether an earlier stage has this name */
export function baseOf(
  reading: Reading,
  { image, platform }: FromInstruction,
  isStage: (name: string) => boolean,
): Base {
  const problems: Problem[] = [];
  const name = image && valueByDefault(image, reading);
  if (image && name !== undefined && !isStage(name)) {
    const fault = name ? referenceFault(name) : 'FROM wants the name of an image';
    if (fault) problems.push(problemWith(image, name, fault, reading));
  }
  const system = platform?.text ? valueByDefault(platform, reading) : undefined;
  if (platform && system !== undefined) {
    const fault = system ? platformFault(system) : 'the flag wants a platform';
    if (fault) problems.push(problemWith(platform, system, fault, reading));
  }
  return { name, problems };
}

/** The value with ARGs that have no default taken for empty. */
function valueByDefault({ text, value, variables }: Argument, { escape: escapeChar, globalArgs }: Reading) {
  if (value !== undefined || variables.length === 0 || text.includes(escapeChar)) return value;
  const known = globalLookup(globalArgs);
  const lookup = (name: string) => {
    const found = known(name);
    return found === 'awaited' ? 'unset' : found;
  };
  return lex(text, { escape: escapeChar, lookup }).value;
}

function problemWith(
  { text, span, variables }: Argument,
  value: string,
  fault: string,
  { globalArgs }: Reading,
): Problem {
  const comesTo = value ? `comes to \`${value}\`` : 'is empty';
  const argument = variables.find(({ name }) => globalArgs.some((pair) => pair.name.text === name))?.name;
  if (argument !== undefined) {
    const message = `\`${text}\` ${comesTo} where the build is not given \`${argument}\`, and ${fault}; give that ARG a default that works`;
    return { span, message, argument };
  }
  return { span, message: `\`${text}\` ${text === value ? 'cannot be built on' : comesTo}: ${fault}` };
}
