/** The text with a few stretches cut out, and pieces put in that mean something to its reader. */
export function mutated(text: string, pieces: readonly string[], random: (below: number) => number): string {
  let result = text;
  for (let times = random(4); times >= 0; times--) {
    const start = random(result.length + 1);
    const end = Math.min(result.length, start + random(3) * random(12));
    result = result.slice(0, start) + (random(3) > 0 ? pieces[random(pieces.length)] : '') + result.slice(end);
  }
  return result;
}

/** Numbers below a bound, the same ones on every run. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
