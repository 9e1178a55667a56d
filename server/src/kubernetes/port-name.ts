/**
 * Why Kubernetes refuses a port, to stand behind a colon; undefined for one that it takes. The rules of names are those of
 * IANA's service names (RFC 6335, 5.1), which the API server checks.
 * @param mayBeNumber a text of digits is a number there (`targetPort`), and no name
 */
export function portFault(text: string, mayBeNumber: boolean): string | undefined {
  if (mayBeNumber && /^\d+$/u.test(text)) {
    return Number(text) >= 1 && Number(text) <= 65535 ? undefined : 'a port is between 1 and 65535';
  }
  if (text.length > 15) return `a port name has at most 15 characters, and this one has ${text.length}`;
  if (!/^[a-z0-9-]+$/u.test(text)) return 'a port name has lower-case letters, digits and hyphens only';
  if (!/[a-z]/u.test(text)) return 'a port name has at least one letter';
  if (/^-|-$|--/u.test(text)) return 'a port name has hyphens only between letters and digits, one at a time';
  return undefined;
}
