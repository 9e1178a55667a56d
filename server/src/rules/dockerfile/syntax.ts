import { rule } from '../rule.ts';

export default rule({
  title: 'Not readable as a Dockerfile',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: ['hadolint/DL1000'],
  on: {
    'dockerfile:problem'({ span, message }, { report }) {
      report(span, message);
    },
  },
});
