import { rule } from '../rule.ts';

export default rule({
  title: 'Label is not on the list',
  burden: 'base-image',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3050'],
  options: {
    labels: { description: 'The labels that an image may have. Where empty, it may have any.', default: [] },
  },
  on: {
    'dockerfile:label'({ instruction: { pairs } }, { options, report }) {
      if (options.labels.length === 0) return;
      for (const { name } of pairs) {
        if (name.value === undefined || options.labels.includes(name.value)) continue;
        report(
          name.span,
          `\`${name.value}\` is not among the labels that you allow, so nothing of yours reads it; use one of them, or add it to the list`,
        );
      }
    },
  },
});
