import type { Environment, Pair } from '../../dockerfile/model.ts';
import { isShipped } from '../../dockerfile/stages.ts';
import { lookupVariable } from '../../dockerfile/variables.ts';
import { isHarmlessValue, isSecretName } from '../../knowledge/secret-names.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Secret in ENV or ARG',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3064', 'buildkit/SecretsUsedInArgOrEnv', 'trivy/DS-0031'],
  on: {
    'dockerfile:env'({ instruction: { pairs, environment } }, { report }) {
      for (const pair of pairs) {
        if (!isSecret(pair) || !pair.value || isEmpty(pair, environment)) continue;
        report(
          pair.name.span,
          `\`${pair.name.text}\` stays in the image, for everyone who can pull it; pass it when the container starts`,
        );
      }
    },
    'dockerfile:arg'({ instruction: { pairs }, stage, file }, { report }) {
      // An ARG before the first FROM has no stage: what takes its value stands in one.
      const where = !stage || isShipped(stage, file) ? 'the history of the image' : 'the build cache';
      for (const pair of pairs) {
        if (!isSecret(pair)) continue;
        report(
          pair.name.span,
          `\`${pair.name.text}\` as a build argument stays in ${where}; mount it (\`RUN --mount=type=secret\`)`,
        );
      }
    },
  },
});

function isSecret({ name, value }: Pair): boolean {
  return isSecretName(name.text) && !(value && isHarmlessValue(value.value ?? value.text));
}

/** `ENV TOKEN=${TOKEN}` or `"${TOKEN:-}"` of a name that nothing in the file has set: an empty value. */
function isEmpty({ name, value }: Pair, { variables }: Environment): boolean {
  const isAlone = /^"?\$(?:\w+|\{\w+(?::?-)?\})"?$/u.test(value?.text ?? '');
  return isAlone && value?.variables[0]?.name === name.text && !lookupVariable(variables, name.text);
}
