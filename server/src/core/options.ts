/**
 * What a rule lets people set, as data: the configuration file, its JSON schema and the rule's page all read this.
 * The type of the default is the type of the option.
 */
export interface OptionSpec {
  readonly description: string;
  readonly default: OptionValue;
  /** The allowed values of a string option, or of the entries of a mapping; any string where absent. */
  readonly values?: readonly string[];
  /** The smallest allowed number. */
  readonly minimum?: number;
  /** The largest allowed number. */
  readonly maximum?: number;
  /** What a string has to look like, and the words for that as they end "must be". */
  readonly format?: { readonly pattern: string; readonly words: string };
  /** Where a configuration may say it once for every rule that has it, such as `kubernetes.version`. */
  readonly shared?: `${string}.${string}`;
}

export type OptionValue = boolean | number | string | readonly string[] | Readonly<Record<string, string>>;
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The values a rule sees: those of the configuration over its defaults. */
export type OptionValues<Specs extends OptionSpecs> = { readonly [Name in keyof Specs]: Widen<Specs[Name]['default']> };

type Widen<Value> = Value extends boolean
  ? boolean
  : Value extends number
    ? number
    : Value extends string
      ? string
      : Value extends readonly unknown[]
        ? readonly string[]
        : Readonly<Record<string, string>>;

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
  if (typeof spec.default === 'object') {
    const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isMapping) return 'must be a mapping';
    for (const [name, entry] of Object.entries(value)) {
      const fault = stringFault(spec, entry);
      if (fault) return `must have ${fault} for \`${name}\``;
    }
    return undefined;
  }
  if (spec.format && typeof value !== 'string') return `must be ${spec.format.words}`;
  if (typeof value !== typeof spec.default || Number.isNaN(value)) return `must be a ${typeof spec.default}`;
  const fault = typeof value === 'string' ? stringFault(spec, value) : undefined;
  if (fault) return `must be ${fault}`;
  if (typeof value === 'number') {
    if (spec.minimum !== undefined && value < spec.minimum) return `must be at least ${spec.minimum}`;
    if (spec.maximum !== undefined && value > spec.maximum) return `must be at most ${spec.maximum}`;
  }
  return undefined;
}

/** What the value is not, as it ends a sentence. */
function stringFault({ values, format }: OptionSpec, value: unknown): string | undefined {
  if (typeof value !== 'string') return 'a string';
  if (format && !new RegExp(format.pattern, 'u').test(value)) return format.words;
  return values && !values.includes(value) ? `one of ${values.join(', ')}` : undefined;
}

/** The JSON schema of one option. */
export function optionSchema(spec: OptionSpec): Record<string, unknown> {
  const shared = { description: spec.description, default: spec.default };
  if (Array.isArray(spec.default)) return { ...shared, type: 'array', items: { type: 'string' } };
  const values = spec.values && { enum: spec.values };
  if (typeof spec.default === 'object')
    return { ...shared, type: 'object', additionalProperties: { type: 'string', ...values } };
  return {
    ...shared,
    type: typeof spec.default,
    ...values,
    ...(spec.format && { pattern: spec.format.pattern }),
    ...(spec.minimum !== undefined && { minimum: spec.minimum }),
    ...(spec.maximum !== undefined && { maximum: spec.maximum }),
  };
}
