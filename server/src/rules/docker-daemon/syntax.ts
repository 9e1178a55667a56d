import { rule } from '../rule.ts';

export default rule({
  title: 'Not readable as JSON',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  on: {
    'docker-daemon:problem'({ span, message }, { report }) {
      report(span, message);
    },
  },
});
