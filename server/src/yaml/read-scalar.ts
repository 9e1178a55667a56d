/**
 * The readings of Go's YAML libraries, which read manifests and Compose files: YAML 1.2 with the booleans and octal
 * numbers of YAML 1.1.
 */

export function readBoolean(text: string): boolean | undefined {
  if (/^(?:y|yes|on|true|Y|Yes|On|True|YES|ON|TRUE)$/.test(text)) return true;
  if (/^(?:n|no|off|false|N|No|Off|False|NO|OFF|FALSE)$/.test(text)) return false;
  return undefined;
}

export function readNumber(text: string): number | undefined {
  // Underscores between digits are left out, but a text that begins with one is no number.
  if (!/^[-+.\d]/.test(text)) return undefined;
  const plain = text.replaceAll('_', '');
  const [, sign, digits] = /^([-+]?)(0[0-7]+|0o[0-7]+|0x[\da-fA-F]+|0b[01]+)$/.exec(plain) ?? [];
  if (digits) {
    const value = /^0\d/.test(digits) ? Number.parseInt(digits, 8) : Number(digits);
    return sign === '-' ? -value : value;
  }
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(plain)) return Number(plain);
  const [, infinity] = /^([-+]?)\.(?:inf|Inf|INF)$/.exec(plain) ?? [];
  if (infinity === undefined) return undefined;
  return infinity === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

export function isNull(text: string): boolean {
  return text === '' || text === '~' || text === 'null' || text === 'Null' || text === 'NULL';
}
