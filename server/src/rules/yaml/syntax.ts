import { rule } from '../rule.ts';

export default rule({
  title: 'Not readable as YAML',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: ['dclint/invalid-yaml'],
  on: {
    'yaml:problem'({ span, message }, { report }) {
      report(span, message);
    },
  },
});
