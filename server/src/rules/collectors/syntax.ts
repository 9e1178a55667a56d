import { rule } from '../rule.ts';

export default rule({
  title: 'Configuration that the collector refuses',
  burden: 'logging',
  severity: 'error',
  preset: 'recommended',
  on: {
    'collectors:problem'({ span, message }, { report }) {
      report(span, message);
    },
  },
});
