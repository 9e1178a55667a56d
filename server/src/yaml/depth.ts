import { scanLines } from './scan.ts';

/** Nobody nests deeper. The parser recurses: a stack that is nearly full ends the whole process, not only the reading. */
const maxDepth = 256;

/** Where a text is nested deeper than is safe to read; undefined where it is not. */
export function tooDeepAt(text: string): number | undefined {
  if (!mayBeDeep(text)) return undefined;
  for (const line of scanLines(text)) if (line.depth > maxDepth) return line.start;
  return undefined;
}

/** A cheap guess that errs on one side only: brackets in texts count too. */
function mayBeDeep(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5b || char === 0x7b) {
      open++;
      if (open > maxDepth) return true;
    } else if ((char === 0x5d || char === 0x7d) && open > 0) open--;
  }
  return deepIndent.test(text);
}

const deepIndent = new RegExp(`^[ ?-]{${maxDepth}}`, 'm');
