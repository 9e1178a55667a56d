import { rule } from '../rule.ts';

export default rule({
  title: 'Build argument required',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['buildkit/InvalidDefaultArgInFrom'],
  on: {
    'dockerfile:problem'({ span, message, argument }, { report }) {
      if (argument !== undefined) report(span, message);
    },
  },
});
