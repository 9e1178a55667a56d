import { rule } from '../rule.ts';

export default rule({
  title: 'Ignore comment has no effect',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'suppression:misplaced'({ comment, fault }, { report }) {
      report(comment, `this comment silences nothing: ${fault}`);
    },
  },
});
