import { rule } from '../rule.ts';

/** Signals that no process can catch, by name and number. */
const uncatchable = /^(?:(?:SIG)?(?:KILL|STOP)|9|19)$/iu;

export default rule({
  title: 'Stopped by a signal that nothing hears',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'dockerfile:stopsignal'({ instruction: { signal } }, { report }) {
      if (signal?.value === undefined || !uncatchable.test(signal.value)) return;
      report(
        signal.span,
        `no process can catch \`${signal.value}\`: every stop cuts off requests and writes in the middle; use a signal that the program shuts down on, such as SIGTERM`,
      );
    },
  },
});
