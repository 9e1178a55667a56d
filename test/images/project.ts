import type { Facts } from '../../server/src/core/facts.ts';
import { decode } from '../../server/src/core/uri.ts';
import { languages } from '../../server/src/linter/languages.ts';
import { memoryUri } from '../memory-host.ts';

/** The facts of files, as a project has them. */
export function factsOf(files: Readonly<Record<string, string>>): ReadonlyMap<string, Facts> {
  const known = languages();
  return new Map(
    Object.entries(files).flatMap(([path, text]) => {
      const uri = memoryUri(path);
      const language = known.find(({ detect }) => detect(decode(uri), text));
      const facts = language?.facts?.(language.parse(text, decode(uri)));
      return facts ? [[uri, facts] as const] : [];
    }),
  );
}
