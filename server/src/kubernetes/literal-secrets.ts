import { isHarmlessValue, isSecretName } from '../knowledge/secret-names.ts';
import { secretValues } from '../knowledge/secret-values.ts';
import type { YamlNode } from '../yaml/node.ts';

/**
 * Whether a name and a value together make a secret that is written out. What is a secret by its form alone is none here:
 * that is reported wherever it stands.
 */
export function isLiteralSecret(name: string, { string }: YamlNode): boolean {
  // `secret-name`, `tokenSecretName` and their like end otherwise; in `clientSecret` and `api-key` words run together.
  const words = name.replace(/([a-z])([A-Z])/gu, '$1_$2').replace(/[.-]/gu, '_');
  if (!string?.trim() || !isSecretName(words) || isHarmlessValue(string.trim())) return false;
  return !refersElsewhere(string) && secretValues(string).length === 0;
}

/** `$(OTHER)`, `${OTHER}`, `vault:secret/...`, `ref+awssecrets://...`: the value is put in later. */
function refersElsewhere(value: string): boolean {
  return /\$[({]|^(?:vault|ref\+\w+|secret|env|file|arn):/u.test(value);
}
