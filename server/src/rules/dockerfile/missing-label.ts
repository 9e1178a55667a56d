import type { Stage } from '../../dockerfile/model.ts';
import { chainOf } from '../../dockerfile/stages.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Label missing',
  burden: 'base-image',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3049'],
  options: {
    labels: { description: 'The labels that an image must have.', default: [] },
  },
  on: {
    'dockerfile:stage-end'({ stage }, { options, report }) {
      if (!stage.isFinal) return;
      const names = labelNames(stage);
      // A name that a variable makes could be any.
      if (names.includes(undefined)) return;
      const missing = options.labels.filter((label) => !names.includes(label)).map((label) => `\`${label}\``);
      if (missing.length === 0) return;
      const list = missing.length > 1 ? `labels ${missing.join(', ')}` : `label ${missing[0]}`;
      report(
        stage.from.word.span,
        `the image is shipped without the ${list}: whoever finds it cannot tell what it is and whose; set ${missing.length > 1 ? 'them' : 'it'} with LABEL`,
      );
    },
  },
});

/** The names of the labels that a stage and those it is built upon set; undefined for those that a variable names. */
function labelNames(stage: Stage): readonly (string | undefined)[] {
  return chainOf(stage)
    .flatMap(({ instructions }) => instructions)
    .flatMap((instruction) => (instruction.keyword === 'LABEL' ? instruction.pairs : []))
    .map(({ name }) => name.value);
}
