/**
 * The patterns of `${NAME#pattern}`, `${NAME%pattern}` and `${NAME/pattern/text}` as BuildKit knows them: `*` and `?`, a
 * backslash before either or before itself, and no brackets. A pattern that it would refuse matches nothing here.
 */
export function trimPrefix(text: string, pattern: string, greedy: boolean): string {
  const expression = toExpression(pattern, greedy, '^');
  return expression ? text.replace(expression, '') : text;
}

export function trimSuffix(text: string, pattern: string, greedy: boolean): string {
  // The shortest match at the end is no leftmost match, so the ends are tried one after the other.
  const expression = toExpression(pattern, true, '^', '$');
  if (!expression) return text;
  const starts = Array.from({ length: text.length + 1 }, (_, index) => index);
  const start = (greedy ? starts : starts.reverse()).find((start) => expression.test(text.slice(start)));
  return start === undefined ? text : text.slice(0, start);
}

export function replacePattern(text: string, pattern: string, replacement: string, all: boolean): string {
  const expression = toExpression(pattern, true);
  if (!expression) return text;
  return text.replace(all ? new RegExp(expression, 'gsu') : expression, () => replacement);
}

function toExpression(pattern: string, greedy: boolean, before = '', after = ''): RegExp | undefined {
  let expression = before;
  const chars = [...pattern];
  for (let index = 0; index < chars.length; index++) {
    let char = chars[index]!;
    if (char === '*') {
      expression += greedy ? '.*' : '.*?';
      continue;
    }
    if (char === '?') {
      expression += '.';
      continue;
    }
    if (char === '\\') {
      const next = chars[index + 1];
      // These two are escaped only to stand within `${...}`.
      if (next === '}' || next === '/') continue;
      if (next !== '*' && next !== '?' && next !== '\\') return undefined;
      char = next;
      index++;
    }
    expression += char.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
  }
  return new RegExp(expression + after, 'su');
}
