/**
 * What names of objects, labels and annotations may look like. Source: "Object Names and IDs" and "Labels and Selectors" of
 * the documentation of Kubernetes, `pkg/apis/*\/validation` for the kinds with rules of their own; read 2026-11-25.
 *
 * Each function says what is wrong with the text, as it follows it in a sentence ("has ..."); undefined where it is right.
 */
const label = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const subdomainPattern = new RegExp(`^${label}(?:\\.${label})*$`, 'u');
const labelPattern = new RegExp(`^${label}$`, 'u');
const partPattern = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/u;

/** Kinds whose names are parts of host names, and so have no dots: with the number of characters that they may have. */
const dotless: ReadonlyMap<string, number> = new Map([
  ['Namespace', 63],
  ['Service', 63],
]);

/** Controllers put something behind these names. */
const shorter: ReadonlyMap<string, number> = new Map([['CronJob', 52]]);

/** Their names may have any characters that stand in a path. */
const loose: ReadonlySet<string> = new Set(['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding']);

export function objectNameFault(kind: string, name: string): string | undefined {
  if (loose.has(kind)) return /^\.{1,2}$|[/%]/u.test(name) ? 'has a character that no path may have' : undefined;
  const isDotless = dotless.has(kind);
  const most = dotless.get(kind) ?? shorter.get(kind) ?? 253;
  if (name.length > most) return `has ${name.length} characters, and may have ${most}`;
  if ((isDotless ? labelPattern : subdomainPattern).test(name)) return undefined;
  if (/[A-Z]/u.test(name) && (isDotless ? labelPattern : subdomainPattern).test(name.toLowerCase())) {
    return 'has capital letters';
  }
  const odd = (isDotless ? /[^-a-z0-9]/iu : /[^-.a-z0-9]/iu).exec(name)?.[0];
  if (odd !== undefined) return `has \`${odd}\` in it`;
  return 'has to begin and end with a letter or digit';
}

/** The key of a label or annotation: a name, with the domain of whoever gave it before a slash. */
export function keyFault(key: string): string | undefined {
  const [name = '', prefix, ...rest] = key.split('/').reverse();
  if (rest.length > 0) return 'has more than one slash';
  if (prefix !== undefined && (prefix.length > 253 || !subdomainPattern.test(prefix.toLowerCase()))) {
    return 'has no domain before the slash';
  }
  return name === '' ? 'has no name' : partFault(name);
}

export function labelValueFault(value: string): string | undefined {
  return value === '' ? undefined : partFault(value);
}

function partFault(text: string): string | undefined {
  if (text.length > 63) return `has ${text.length} characters, and may have 63`;
  if (partPattern.test(text)) return undefined;
  const odd = /[^-A-Za-z0-9_.]/u.exec(text)?.[0];
  return odd === undefined ? 'has to begin and end with a letter or digit' : `has \`${odd}\` in it`;
}
