/**
 * What Compose makes of a text when no variable is set: `${TAG:-1.2}` and `${TAG-1.2}` become their default, `$$` a
 * dollar. Undefined where a variable without a default decides.
 */
export function interpolate(text: string): string | undefined {
  if (!text.includes('$')) return text;
  let result = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '$') result += text[at];
    else if (text[at + 1] === '$') {
      result += '$';
      at++;
    } else {
      const end = endOfVariable(text, at);
      const value = end === undefined ? undefined : defaultOf(text.slice(at, end));
      if (value === undefined) return undefined;
      result += value;
      at = end! - 1;
    }
  }
  return result;
}

/** The offset after the variable that starts at a dollar; undefined where none does. */
export function endOfVariable(text: string, dollar: number): number | undefined {
  const name = /[A-Za-z_]\w*/y;
  if (text[dollar + 1] !== '{') {
    name.lastIndex = dollar + 1;
    return name.test(text) ? name.lastIndex : undefined;
  }
  let depth = 0;
  for (let at = dollar + 1; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function defaultOf(variable: string): string | undefined {
  const fallback = /^\$\{\w+:?-(.*)\}$/s.exec(variable)?.[1];
  return fallback === undefined ? undefined : interpolate(fallback);
}
