/**
 * What people write for a quantity of Kubernetes in the units of other tools: `512MB`, `1g`, `500mi` of CPU, `0,5`. Gives the
 * quantities that can be meant, the likeliest first, and none where nothing plain is.
 */
export function meantQuantities(text: string, resource: string): readonly string[] {
  const match = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*([a-z]*)$/iu.exec(text.trim());
  if (!match) return [];
  const number = match[1]!.replace(',', '.');
  const unit = match[2]!;
  if (unit === '') return [number];
  if (resource === 'cpu') return cpuUnit(unit).map((meant) => number + meant);
  if (!isBytes(resource)) return [];
  const [, prefix, isBinary, byte] = /^([kmgtpe])(i?)(b?|bytes?)$/iu.exec(unit) ?? [];
  if (prefix === undefined) return /^b(?:ytes?)?$/iu.test(unit) ? [number] : [];
  const binary = `${number}${prefix.toUpperCase()}i`;
  // The prefix for a thousand is small, all others are capital.
  const decimal = `${number}${/k/iu.test(prefix) ? 'k' : prefix.toUpperCase()}`;
  if (isBinary) return [binary];
  return byte ? [decimal, binary] : [binary, decimal];
}

/** Whether the resource is counted in bytes. */
export function isBytes(resource: string): boolean {
  return /^(?:memory|storage|ephemeral-storage|hugepages-\w+)$/u.test(resource);
}

function cpuUnit(unit: string): readonly string[] {
  if (/^m(?:i|c|cpus?|cores?|illi(?:cpus?|cores?)?)?$/iu.test(unit)) return ['m'];
  return /^(?:c|v?cpus?|cores?)$/iu.test(unit) ? [''] : [];
}
