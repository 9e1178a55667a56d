/** A stretch of a text that is a secret by its form. Offsets are those of the text. */
export interface SecretValue {
  /** `an npm token`. */
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Secrets that tell themselves by a prefix and a length which their issuers have made public so that tools can find them.
 * What a key begins with is enough for nobody: each has to be whole.
 *
 * Sources: GitHub's blog of 2021-04-05 on its token formats and its documentation of token prefixes; GitLab's overview of
 * tokens; Slack's token types; npm's announcement of 2021-09-23; PyPI's help page; AWS's reference of IAM identifiers;
 * Stripe's, Google's, Docker's, Hugging Face's and DigitalOcean's documentation of their keys; RFC 7468 and the formats of
 * OpenSSH and OpenPGP for private keys. Read 2026-11-25.
 */
const forms: readonly (readonly [what: string, form: RegExp])[] = [
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/gu],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59})\b/gu],
  ['a GitLab token', /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-[\w-]{20,}/gu],
  ['a Slack token', /\bxox[abeprs]-[A-Za-z0-9-]{20,}|\bxapp-\d-[A-Za-z0-9-]{20,}/gu],
  ['a Slack webhook', /\bhooks\.slack\.com\/services\/T[A-Z0-9]{8,}\/B[A-Z0-9]{8,}\/[A-Za-z0-9]{24}\b/gu],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/gu],
  ['a PyPI token', /\bpypi-AgE[\w-]{50,}/gu],
  ['a Stripe key', /\b(?:sk|rk)_live_[A-Za-z0-9]{24,}\b/gu],
  ['a Google API key', /\bAIza[\w-]{35}(?![\w-])/gu],
  ['a Docker token', /\bdckr_(?:pat|oat)_[\w-]{27,}/gu],
  ['a Hugging Face token', /\bhf_[A-Za-z]{34}\b/gu],
  ['a DigitalOcean token', /\bdo[opr]_v1_[a-f0-9]{64}\b/gu],
  [
    'a private key',
    /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----(?=(?:\s|\\[nr]?)*(?:[\w-]+: [^\n\\]*(?:\n|\\n)(?:\s|\\[nr]?)*)*[A-Za-z0-9+/=]{16})/gu,
  ],
];

/** What each of them begins with or holds: one look tells that a text has none, as nearly all have. */
const hint = /AKIA|ASIA|gh[pousr]_|github_|gl\w+-|xox|xapp|slack|npm_|pypi-|_live_|AIza|dckr_|hf_|_v1_|-----BEGIN/u;

/** All secrets in the text, in order. Those that are plainly examples are none. */
export function secretValues(text: string): readonly SecretValue[] {
  if (!hint.test(text)) return [];
  return forms
    .flatMap(([what, form]) =>
      [...text.matchAll(form)]
        .filter(([match]) => !isExample(match))
        .map(({ 0: match, index }) => ({ what, start: index, end: index + match.length })),
    )
    .sort((a, b) => a.start - b.start);
}

/** `AKIAIOSFODNN7EXAMPLE`, `ghp_xxxxxxxx...`, `npm_1234512345...`: a real one hardly ever has so few different characters. */
function isExample(text: string): boolean {
  if (text.startsWith('-----')) return false;
  return /example|x{6}|0{6}/iu.test(text) || new Set(text.slice(-20)).size < 9;
}
