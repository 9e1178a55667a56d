import type { ArgInstruction, EnvInstruction, Pair, Variable, Variables } from './model.ts';

/** The variable of that name that was set last. */
export function lookupVariable(variables: Variables | undefined, name: string): Variable | undefined {
  for (let at = variables; at; at = at.previous) if (at.variable.name === name) return at.variable;
  return undefined;
}

/** Adds what ENV or ARG sets. An ARG without default takes the one of a global ARG of its name; an ENV wins over any ARG. */
export function withVariables(
  before: Variables | undefined,
  { keyword, pairs }: EnvInstruction | ArgInstruction,
  globalArgs: readonly Pair[],
): Variables | undefined {
  let variables = before;
  for (const pair of pairs) {
    const name = pair.name.value ?? pair.name.text;
    if (keyword === 'ARG' && lookupVariable(variables, name)?.kind === 'ENV') continue;
    const inherited =
      keyword === 'ARG' && !pair.value ? globalArgs.findLast((arg) => arg.name.text === name) : undefined;
    const value = (pair.value ?? inherited?.value)?.value;
    variables = { variable: { name, kind: keyword, value, pair }, previous: variables };
  }
  return variables;
}
