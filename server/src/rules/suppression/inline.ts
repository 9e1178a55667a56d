import { rule } from '../rule.ts';

export default rule({
  title: 'Finding silenced in the file',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['hadolint/DL1001'],
  on: {
    'suppression:marker'({ names }, { report }) {
      const list = names.map(({ text }) => `\`${text}\``).join(', ');
      report(
        names[0]!.span,
        `${list} ${names.length > 1 ? 'are' : 'is'} silenced in the file itself, where only its readers see it; decide in the configuration what is let off, if that is how you work`,
      );
    },
  },
});
