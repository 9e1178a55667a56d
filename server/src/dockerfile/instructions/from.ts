import { referenceFault } from '../../knowledge/image-reference.ts';
import { sourceSpan } from '../../shell/offsets.ts';
import type { FromInstruction } from '../model.ts';
import { flagValue } from './flags.ts';
import { readImageReference } from './image.ts';
import { type Line, literalAt, tokenAt } from './line.ts';
import type { Base } from './read.ts';

export function readFrom(line: Line, base: Base<'FROM'>): FromInstruction {
  const { words, keyword } = line.split;
  const [image, as, alias] = words;
  const isAs = as !== undefined && line.text.slice(as.start, as.end).toUpperCase() === 'AS';
  const extra = isAs ? words[3] : as;
  if (!image) line.report(sourceSpan(line.map, keyword.start, keyword.end), 'FROM wants the name of an image');
  else if (extra) {
    const place = sourceSpan(line.map, extra.start, words.at(-1)!.end);
    line.report(place, 'FROM takes an image, and `AS` with a name for the stage; nothing else may follow');
  } else if (isAs && !alias) {
    line.report(sourceSpan(line.map, as.start, as.end), '`AS` wants a name for the stage');
  }
  const name = isAs && alias ? literalAt(line, alias) : undefined;
  if (name && !extra && !isStageName(name.text.toLowerCase())) {
    line.report(
      name.span,
      `\`${name.text}\` cannot name a stage: a name begins with a letter, has only letters, digits, \`-\`, \`_\` and \`.\`, and ends with a letter or digit`,
    );
  }
  return {
    ...base,
    image: image && readImageReference(line, image),
    platform: flagValue(base.flags, 'platform'),
    as: isAs ? tokenAt(line, as) : undefined,
    alias: name,
  };
}

/** A stage is called by its name where an image could be too, so that it must be a name for either. */
function isStageName(name: string): boolean {
  return /^[a-z][a-z0-9_.-]*$/u.test(name) && !referenceFault(name);
}
