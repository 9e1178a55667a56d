/**
 * What a rule lets people set, as data: the configuration file, its JSON schema and the rule's page all read this.
 * The type of the default is the type of the option.
 */
export interface OptionSpec {
  readonly description: string;
  readonly default: OptionValue;
  /** The allowed values of a string option; any string where absent. */
  readonly values?: readonly string[];
  /** The smallest allowed number. */
  readonly minimum?: number;
  /** The largest allowed number. */
  readonly maximum?: number;
}

export type OptionValue = boolean | number | string | readonly string[];
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The values a rule sees: those of the configuration over its defaults. */
export type OptionValues<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]: Widen<Specs[Name]['default']> };

type Widen<Value> = Value extends boolean
  ? boolean
  : Value extends number
    ? number
    : Value extends string
      ? string
      : readonly string[];

export function defaultOptions(specs: OptionSpecs): Record<string, OptionValue> {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.default]));
}

/** What is wrong with a configured value, as the end of a sentence ("must be ..."), or undefined where it fits. */
export function optionFault(spec: OptionSpec, value: unknown): string | undefined {
  if (Array.isArray(spec.default)) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string')
      ? undefined
      : 'must be a list of strings';
  }
  if (typeof value !== typeof spec.default || Number.isNaN(value)) return `must be a ${typeof spec.default}`;
  if (spec.values && !spec.values.includes(String(value))) return `must be one of ${spec.values.join(', ')}`;
  if (typeof value === 'number') {
    if (spec.minimum !== undefined && value < spec.minimum) return `must be at least ${spec.minimum}`;
    if (spec.maximum !== undefined && value > spec.maximum) return `must be at most ${spec.maximum}`;
  }
  return undefined;
}

/** The JSON schema of one option. */
export function optionSchema(spec: OptionSpec): Record<string, unknown> {
  const shared = { description: spec.description, default: spec.default };
  if (Array.isArray(spec.default)) return { ...shared, type: 'array', items: { type: 'string' } };
  return {
    ...shared,
    type: typeof spec.default,
    ...(spec.values && { enum: spec.values }),
    ...(spec.minimum !== undefined && { minimum: spec.minimum }),
    ...(spec.maximum !== undefined && { maximum: spec.maximum }),
  };
}
