import { isBoolean } from './text/boolean.ts';

/** What `# check=...` asks of BuildKit, at the top of a file or above one instruction. */
export interface CheckOptions {
  /** The checks to skip, `all` among them; with their offsets in the value. */
  readonly skipped: readonly { readonly name: string; readonly start: number }[];
  /** What stands behind the options, where BuildKit reads no more. */
  readonly remark: string;
}

/**
 * Reads the value as BuildKit does (`ParseLintOptions` of its linter, v0.34): options end at the first blank, the last
 * `skip` counts, and `skip=all` always. A string says why BuildKit refuses it.
 */
export function readCheckOptions(value: string): CheckOptions | string {
  const [options = ''] = value.split(' ', 1);
  let skipped: { name: string; start: number }[] = [];
  let start = 0;
  for (const option of options.split(';')) {
    const equals = option.indexOf('=');
    const name = option.slice(0, Math.max(equals, 0)).trim();
    const list = option.slice(equals + 1);
    if (equals === -1) return `\`${option}\` has no value: write \`skip=...\` or \`error=true\``;
    if (name === 'skip') {
      const all = skipped.filter(({ name }) => name === 'all');
      skipped = [...all, ...namesIn(list, start + equals + 1)];
    } else if (name === 'error' && !isBoolean(list.trim())) {
      return `\`error\` is true or false, not \`${list}\``;
    } else if (name !== 'error' && name !== 'experimental') {
      return `\`${name}\` is no option of checks: they are skip, error and experimental`;
    }
    start += option.length + 1;
  }
  return { skipped, remark: value.slice(options.length).trim() };
}

/** `all` stands for all checks only where it stands alone. */
function namesIn(list: string, offset: number) {
  const names = [...list.matchAll(/[^,\s]+/gu)].map(({ 0: name, index }) => ({ name, start: offset + index }));
  return names.length > 1 ? names.filter(({ name }) => name !== 'all') : names;
}
