/**
 * What Go's `unicode.IsSpace` takes for a blank, which BuildKit asks in most places. JavaScript's `\s` differs: it has the
 * byte order mark, and lacks U+0085.
 */
const blank = '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const blankChar = new RegExp(`[${blank}]`, 'u');
const leading = new RegExp(`^[${blank}]*`, 'u');

export function isBlank(char: string | undefined): boolean {
  return char !== undefined && !isPrintable(char) && blankChar.test(char);
}

/** A character of ASCII that is no blank: most are, and need no pattern to tell. */
export function isPrintable(char: string): boolean {
  return char > ' ' && char < '\x7f';
}

/** How many blanks the text begins with. */
export function leadingBlanks(text: string): number {
  if (text === '' || isPrintable(text[0]!)) return 0;
  return leading.exec(text)![0].length;
}

/** The length of the text without the blanks at its end. */
export function trimmedLength(text: string): number {
  let end = text.length;
  while (end > 0 && isBlank(text[end - 1])) end--;
  return end;
}
