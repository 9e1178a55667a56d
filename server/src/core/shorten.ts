/** Messages are a sentence or two; only what they quote can make one longer than this. In UTF-16 units. */
const longestMessage = 1000;
const longestQuote = 100;

/** Cuts what a message quotes in backticks where it quotes without end: a name of a megabyte helps nobody. */
export function shorten(message: string): string {
  if (message.length <= longestMessage) return message;
  const quotesCut = message.replace(/`([^`]*)`/gu, (_, quote: string) => `\`${cut(quote, longestQuote)}\``);
  return cut(quotesCut, longestMessage);
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  // Half of a character is none.
  return `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…`;
}
