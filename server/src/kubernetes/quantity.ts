/**
 * The number that a Kubernetes quantity (`512Mi`, `1.5`, `100m`, `1e3`) stands for, in billionths of its unit, exactly
 * but for what is finer than that, which Kubernetes rounds up too. Undefined for a text that the API server rejects.
 */
export function parseQuantity(text: string): bigint | undefined {
  const match = /^([-+]?)(\d*)\.?(\d*)(?:([numkMGTPE]|[KMGTPE]i)?|[eE]([-+]?\d{1,3}))$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', suffix = '', exponent] = match;
  if (whole + fraction === '') return undefined;
  const binary = suffix.endsWith('i') ? 1024n ** BigInt(prefixes.indexOf(suffix[0]!) + 1) : 1n;
  const power = 9 + (exponent === undefined ? (decimalPowers[suffix] ?? 0) : Number(exponent)) - fraction.length;
  const digits = BigInt(whole + fraction) * binary;
  const nano = power >= 0 ? digits * 10n ** BigInt(power) : divideUp(digits, 10n ** BigInt(-power));
  return sign === '-' ? -nano : nano;
}

const prefixes = 'KMGTPE';

const decimalPowers: Readonly<Record<string, number>> = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };

/** Whole bytes, rounded up as Kubernetes does. */
export function toBytes(nano: bigint): number {
  return Number(divideUp(nano, 1_000_000_000n));
}

/** Thousandths of a core, rounded up as Kubernetes does. */
export function toMillicores(nano: bigint): number {
  return Number(divideUp(nano, 1_000_000n));
}

function divideUp(value: bigint, by: bigint): bigint {
  return value > 0n ? (value + by - 1n) / by : value / by;
}
