import type { Alias } from '../../core/rule.ts';
import type { Pair } from '../../dockerfile/model.ts';
import { hasLabelType, type LabelType, labelTypeNames, labelTypes, ociLabels } from '../../knowledge/labels.ts';
import { rule } from '../rule.ts';

/** hadolint has a code for each type that it knows, and takes an empty value for a matter of its own. */
const aliases: Readonly<Partial<Record<LabelType, Alias>>> = {
  url: 'hadolint/DL3052',
  rfc3339: 'hadolint/DL3053',
  spdx: 'hadolint/DL3054',
  hash: 'hadolint/DL3055',
  semver: 'hadolint/DL3056',
  email: 'hadolint/DL3058',
};

export default rule({
  title: 'Label has a value of another kind',
  burden: 'base-image',
  severity: 'information',
  preset: 'recommended',
  aliases: [
    'hadolint/DL3051',
    'hadolint/DL3052',
    'hadolint/DL3053',
    'hadolint/DL3054',
    'hadolint/DL3055',
    'hadolint/DL3056',
    'hadolint/DL3058',
  ],
  options: {
    types: {
      description: 'What the values of labels must be, by label; those of the OCI image specification are known.',
      values: labelTypes,
      default: {},
    },
  },
  on: {
    'dockerfile:label'({ instruction: { pairs } }, { options, report }) {
      for (const pair of pairs) {
        const type = typeOf(pair, options.types as Readonly<Record<string, LabelType>>);
        const { value } = pair;
        // What a variable holds is known only when the image is built.
        if (!type || value?.value === undefined || value.variables.length > 0) continue;
        if (hasLabelType(value.value, type)) continue;
        const alias = value.value === '' ? 'hadolint/DL3051' : aliases[type];
        const what = value.value === '' ? 'is empty' : `is \`${value.value}\``;
        report(
          value.text === '' ? pair.span : value.span,
          `\`${pair.name.value}\` ${what}, and tools that read it expect ${labelTypeNames[type]}; write one, or leave the label out`,
          { ...(alias && { alias }) },
        );
      }
    },
  },
});

/** An empty value of a known label takes away what the base image says of itself: only who asks for a type is told of it. */
function typeOf({ name, value }: Pair, types: Readonly<Record<string, LabelType>>): LabelType | undefined {
  if (name.value === undefined) return undefined;
  if (Object.hasOwn(types, name.value)) return types[name.value];
  return value?.value === '' ? undefined : ociLabels.get(name.value);
}
