import type { Argument, Environment, Pair } from '../../dockerfile/model.ts';
import { lookupVariable } from '../../dockerfile/variables.ts';
import { rule } from '../rule.ts';

/** What a secret is called: the word at fault stands last, so that `TOKEN_URL` and `PASSWORD_FILE` are none. */
const secretName =
  /(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|(?:^|_)(?:PASS|PSW|CREDENTIALS?)|(?:API|ACCESS|APP|AUTH|CLIENT|DEPLOY|ENCRYPTION|LICENSE|MASTER|PRIVATE|SECRET|SIGNING|SSH)_?KEY(?:_BASE)?)$/iu;

/** Values that give nothing away: switches, small numbers, names of files, and what says that it is no secret. */
const harmless =
  /^(?:true|false|yes|no|on|off|none|null|\d{0,3}|\/.*|[\w-]+\.(?:sh|py|pl|rb|js|txt|json|ya?ml|xml|conf|key|pem)|x+|<.*>|.*(?:dummy|fake|placeholder|replace).*)$/iu;

export default rule({
  title: 'Secret in ENV or ARG',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3064', 'buildkit/SecretsUsedInArgOrEnv', 'trivy/DS-0031'],
  on: {
    'dockerfile:env'({ instruction: { pairs, environment } }, { report }) {
      for (const pair of pairs) {
        if (!isSecret(pair) || !pair.value || isEmptyDefault(pair.value, environment)) continue;
        report(
          pair.name.span,
          `\`${pair.name.text}\` stays in the image, for everyone who can pull it; pass it when the container starts`,
        );
      }
    },
    'dockerfile:arg'({ instruction: { pairs } }, { report }) {
      for (const pair of pairs) {
        if (!isSecret(pair)) continue;
        report(
          pair.name.span,
          `\`${pair.name.text}\` as a build argument stays in the history of the image; mount it (\`RUN --mount=type=secret\`)`,
        );
      }
    },
  },
});

function isSecret({ name, value }: Pair): boolean {
  return secretName.test(name.text) && !(value && harmless.test(value.value ?? value.text));
}

/** `"${DB_PASSWORD:-}"` of a name that nothing has set: an empty value that only documents the variable. */
function isEmptyDefault({ text, variables: [use] }: Argument, { variables }: Environment): boolean {
  return /^"?\$\{\w+:?-\}"?$/u.test(text) && !!use && !lookupVariable(variables, use.name);
}
