/** The bytes of a size such as `512m`, `1.5gb` or `64k`: all suffixes are powers of 1024. Undefined for anything else. */
export function parseBytes(text: string): number | undefined {
  const [, digits, prefix = ''] = /^(\d+(?:\.\d+)?) ?([kmgtp]?)i?b?$/i.exec(text) ?? [];
  if (digits === undefined) return undefined;
  return Math.trunc(Number(digits) * 1024 ** 'bkmgtp'.indexOf(prefix.toLowerCase() || 'b'));
}
