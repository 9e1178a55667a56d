import { isLicenseExpression } from './spdx.ts';

/** What the value of a label can be asked to be. */
export type LabelType = 'text' | 'url' | 'rfc3339' | 'spdx' | 'hash' | 'semver' | 'email' | 'digest';

export const labelTypes: readonly LabelType[] = ['text', 'url', 'rfc3339', 'spdx', 'hash', 'semver', 'email', 'digest'];

/**
 * The types of the labels that the OCI image specification names, as far as it gives them one.
 * Source: https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md, read 2026-11-25.
 */
export const ociLabels: ReadonlyMap<string, LabelType> = new Map([
  ['org.opencontainers.image.created', 'rfc3339'],
  ['org.opencontainers.image.url', 'url'],
  ['org.opencontainers.image.documentation', 'url'],
  ['org.opencontainers.image.source', 'url'],
  ['org.opencontainers.image.licenses', 'spdx'],
  ['org.opencontainers.image.base.digest', 'digest'],
]);

/** What a value of the type is, as the end of a sentence. */
export const labelTypeNames: Readonly<Record<LabelType, string>> = {
  text: 'a text',
  url: 'a whole URL (`https://...`)',
  rfc3339: 'a time as RFC 3339 writes it (`2026-11-25T12:00:00Z`)',
  spdx: 'an SPDX license expression (`MIT OR Apache-2.0`)',
  hash: 'a git hash (7 to 40 hexadecimal digits, or 64)',
  semver: 'a semantic version (`1.2.3`)',
  email: 'a mail address',
  digest: 'a digest (`sha256:` and 64 hexadecimal digits)',
};

export function hasLabelType(value: string, type: LabelType): boolean {
  switch (type) {
    case 'text':
      return value !== '';
    case 'url':
      return /^[a-z][a-z\d+.-]*:\S+$/iu.test(value) && URL.canParse(value);
    case 'rfc3339':
      return isTime(value);
    case 'spdx':
      return isLicenseExpression(value);
    case 'hash':
      return /^(?:[\da-f]{7,40}|[\da-f]{64})$/u.test(value);
    case 'semver':
      return semver.test(value);
    case 'email':
      return /^[^\s@<>,]+@[^\s@<>,]+$/u.test(value);
    case 'digest':
      return /^(?:sha256:[\da-f]{64}|sha512:[\da-f]{128})$/u.test(value);
  }
}

/** A date that the calendar has, and a time of day. The letters may be small, and the 60th second is a leap second. */
function isTime(value: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)t(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:z|[+-](\d\d):(\d\d))$/iu.exec(value);
  if (!match) return false;
  const part = (index: number) => Number(match[index] ?? 0);
  // The day before the first of the next month.
  const days = new Date(Date.UTC(part(1), part(2), 0)).getUTCDate();
  const isDate = part(2) >= 1 && part(2) <= 12 && part(3) >= 1 && part(3) <= days;
  return isDate && part(4) < 24 && part(5) < 60 && part(6) <= 60 && part(7) < 24 && part(8) < 60;
}

const number = '(?:0|[1-9]\\d*)';
const identifier = `(?:${number}|\\d*[a-z-][\\da-z-]*)`;
/** https://semver.org/spec/v2.0.0.html */
const semver = new RegExp(
  `^${number}\\.${number}\\.${number}(?:-${identifier}(?:\\.${identifier})*)?(?:\\+[\\da-z-]+(?:\\.[\\da-z-]+)*)?$`,
  'iu',
);
