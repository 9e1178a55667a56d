import { rule } from '../rule.ts';

/** How a reason is written, by whose marker it is. The others have no place for one. */
const forms: Readonly<Record<string, string>> = {
  plimsoll: '` -- reason` at its end',
  hadolint: '` # reason` at its end',
  buildkit: '` // reason` at its end',
  checkov: '`:reason` behind the id',
  'kube-linter': 'a reason as the value of the annotation',
};

export default rule({
  title: 'Ignore comment without a reason',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  on: {
    'suppression:marker'({ names, reason, origin }, { report }) {
      const form = forms[origin];
      if (reason !== '' || form === undefined) return;
      report(
        names[0]!.span,
        `nothing says why \`${names[0]!.text}\` is silenced here, so nobody will dare to take it out again; write ${form}`,
      );
    },
  },
});
