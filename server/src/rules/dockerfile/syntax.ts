import { rule } from '../rule.ts';

export default rule({
  title: 'Not readable as a Dockerfile',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: ['hadolint/DL1000', 'hadolint/DL3011', 'hadolint/DL3023', 'hadolint/DL3043', 'hadolint/DL3061'],
  on: {
    'dockerfile:problem'({ span, message, argument }, { report }) {
      // A build that is given the argument may go well.
      report(span, message, { ...(argument !== undefined && { severity: 'information' }) });
    },
  },
});
