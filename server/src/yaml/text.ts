/** The first offset from `offset` on that holds neither a blank, a line break nor a comment; the end of the text if none. */
export function nextContent(text: string, offset: number): number {
  let at = offset;
  while (at < text.length) {
    const char = text[at]!;
    if (isBlank(char)) at++;
    else if (char === '#' && (at === 0 || isBlank(text[at - 1]!))) {
      const next = text.indexOf('\n', at);
      at = next === -1 ? text.length : next + 1;
    } else break;
  }
  return at;
}

/** The end of the last word before `offset`, but not before `start`. */
export function trimEnd(text: string, start: number, offset: number): number {
  let at = offset;
  while (at > start && isBlank(text[at - 1]!)) at--;
  return at;
}

/** How many characters stand before `offset` on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

export function isBlank(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\r' || char === '\n';
}
