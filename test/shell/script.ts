import type { Dialect, Script, WordPart } from '../../server/src/shell/model.ts';
import { shifted } from '../../server/src/shell/offsets.ts';
import { readScript } from '../../server/src/shell/read.ts';

/** A script whose spans are the offsets of its text. */
export function read(text: string, dialect: Dialect = 'sh'): Script {
  return readScript({ text, map: shifted(0) }, dialect);
}

/** The commands as written, in order. */
export function commandsOf({ commands, source }: Script): readonly string[] {
  return commands.map(({ span }) => source.slice(span.start, span.end));
}

/** Every part of every word, those within double quotes too. */
export function partsOf({ words }: Script): readonly WordPart[] {
  const flat = (parts: readonly WordPart[]): WordPart[] =>
    parts.flatMap((part) => (part.type === 'double-quoted' ? [part, ...flat(part.parts)] : [part]));
  return words.flatMap(({ word }) => flat(word.parts));
}
