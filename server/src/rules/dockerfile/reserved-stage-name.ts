import { rule } from '../rule.ts';

export default rule({
  title: 'Stage with a reserved name',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3063', 'buildkit/ReservedStageName'],
  on: {
    'dockerfile:stage'({ stage: { name } }, { report }) {
      const meaning = name && meanings.get(name.text.toLowerCase());
      if (!name || !meaning) return;
      report(name.span, `\`${name.text}\` is Docker's own name for ${meaning}, which this stage hides; choose another`);
    },
  },
});

const meanings: ReadonlyMap<string, string> = new Map([
  ['scratch', 'the empty image'],
  ['context', 'the files of the build'],
]);
