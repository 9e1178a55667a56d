import type { ArgInstruction, EnvInstruction, Environment, Pair, Variable, Variables } from './model.ts';
import type { VariableLookup } from './text/lex.ts';

/** Nobody sets more. They are looked through again and again, and a text without end would take for ever. */
export const mostVariables = 250;

/** The variable of that name that was set last. */
export function lookupVariable(variables: Variables | undefined, name: string): Variable | undefined {
  let left = mostVariables;
  for (let at = variables; at && left > 0; at = at.previous, left--) if (at.variable.name === name) return at.variable;
  return undefined;
}

export function namesOf(variables: Variables | undefined): readonly string[] {
  const names = new Set<string>();
  let left = mostVariables;
  for (let at = variables; at && left > 0; at = at.previous, left--) names.add(at.variable.name);
  return [...names];
}

/**
 * Adds what ENV or ARG sets. An ARG without default has the one of a global ARG of its name, or what the variable held
 * before.
 */
export function withVariables(
  before: Variables | undefined,
  { keyword, pairs }: EnvInstruction | ArgInstruction,
  globalArgs: readonly Pair[],
): Variables | undefined {
  let variables = before;
  for (const pair of pairs) {
    const name = pair.name.value ?? pair.name.text;
    const given = pair.value ?? globalDefault(globalArgs, name);
    const value = given ? given.value : lookupVariable(variables, name)?.value;
    variables = { variable: { name, kind: keyword, value, pair }, previous: variables };
  }
  return variables;
}

/** What BuildKit sets itself: known before the first FROM, and in a stage that declares it. */
export const predefined: readonly string[] = [
  'TARGETSTAGE',
  ...['TARGET', 'BUILD'].flatMap((of) => ['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'].map((what) => of + what)),
];

export function isPredefined(name: string): boolean {
  return predefined.includes(name);
}

/** In FROM, and in the ARGs before it, the builder knows the ARGs so far, and those that it sets itself. */
export function globalLookup(args: readonly Pair[]): VariableLookup {
  return (name) => {
    const value = globalDefault(args, name);
    if (value) return value.value === undefined ? 'unknown' : { known: value.value };
    if (isPredefined(name)) return 'unknown';
    return args.some((pair) => pair.name.text === name) ? 'awaited' : 'unset';
  };
}

/** Elsewhere it knows those of the stage; the base image may have set any other. */
export function stageLookup({ variables, isFromScratch }: Environment): VariableLookup {
  return (name) => {
    const variable = lookupVariable(variables, name);
    if (variable?.value !== undefined) return { known: variable.value };
    // No image sets what is no name, such as the `$1` and `$@` of a shell.
    if (!variable && !/^[A-Za-z_]/u.test(name)) return 'unset';
    if (!isFromScratch) return 'unknown';
    if (!variable) return name === 'PATH' ? 'unknown' : 'unset';
    return variable.pair?.value || isPredefined(name) ? 'unknown' : 'awaited';
  };
}

function globalDefault(args: readonly Pair[], name: string) {
  return args.findLast((pair) => pair.name.text === name && pair.value)?.value;
}

/** The ARGs that every RUN is given where a build passes them. Source: Docker's documentation of predefined build arguments, read 2026-11-24. */
export const proxies: ReadonlySet<string> = new Set(
  ['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]),
);

/** An ARG or ENV in force has that name, or the builder sets it unasked. */
export function isDeclared({ variables }: Environment, name: string): boolean {
  return proxies.has(name) || lookupVariable(variables, name) !== undefined;
}
