/**
 * Remembers what a pure function of a text gave for the last `most` texts: an editor asks again for all but the line that
 * is typed in, and the variants of an image repeat each other's lines. The answers are shared, so they must be immutable;
 * `undefined` is not remembered.
 */
export function remembering<Value>(most: number, compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = compute(text);
    if (known.size >= most) known.delete(known.keys().next().value!);
    known.set(text, value);
    return value;
  };
}

/** Remembers what a pure function of an immutable object gave, for as long as the object lives. */
export function rememberingOf<Key extends object, Value extends {}>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
