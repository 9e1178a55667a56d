import type { Word, WordPart } from '../shell/model.ts';
import type { Environment } from './model.ts';
import { lookupVariable } from './variables.ts';

/** What the shell makes of a word with the variables that the file gives it; undefined where one is not known from it. */
export function valueIn({ variables }: Environment, { parts, value }: Word): string | undefined {
  if (value !== undefined) return value;
  const text = (part: WordPart): string | undefined => {
    if (part.type === 'double-quoted') return join(part.parts.map(text));
    if (part.type === 'parameter') return part.operator ? undefined : lookupVariable(variables, part.name)?.value;
    return 'value' in part ? part.value : undefined;
  };
  return join(parts.map(text));
}

function join(texts: readonly (string | undefined)[]): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join('');
}
