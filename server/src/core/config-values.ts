/** Checks of the values in a parsed configuration file. What does not fit is noted in `problems` and read as nothing. */

/** The keys and indices that lead to a value. */
export type Path = readonly (string | number)[];

/** `path` leads to the key or value at fault in the parsed document. */
export interface ConfigProblem {
  readonly path: Path;
  readonly message: string;
}

export function record(value: unknown, path: Path, problems: ConfigProblem[]): Record<string, unknown> | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  problems.push({ path, message: `must be a mapping, not \`${show(value)}\`` });
  return undefined;
}

export function list(value: unknown, path: Path, problems: ConfigProblem[]): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  problems.push({ path, message: `must be a list, not \`${show(value)}\`` });
  return [];
}

export function boolean(value: unknown, path: Path, problems: ConfigProblem[]): boolean | undefined {
  if (value === undefined || value === null || typeof value === 'boolean') return value ?? undefined;
  problems.push({ path, message: `must be true or false, not \`${show(value)}\`` });
  return undefined;
}

/** A list of strings; one string alone stands for a list of one. */
export function strings(value: unknown, path: Path, problems: ConfigProblem[]): readonly string[] {
  if (typeof value === 'string') return [value];
  return list(value, path, problems).filter((item, index): item is string => {
    if (typeof item === 'string') return true;
    problems.push({ path: [...path, index], message: `must be a string, not \`${show(item)}\`` });
    return false;
  });
}

export function unknownKeys(
  value: Record<string, unknown>,
  known: readonly string[],
  path: Path,
  problems: ConfigProblem[],
): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) {
      problems.push({ path: [...path, key], message: `\`${key}\` is not known here: write ${orList(known)}` });
    }
  }
}

export function orList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : asJson(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function asJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return 'a value that holds itself';
  }
}
