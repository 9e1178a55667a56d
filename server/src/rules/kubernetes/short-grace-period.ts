import { called } from '../../kubernetes/called.ts';
import type { Container } from '../../kubernetes/model.ts';
import { rule } from '../rule.ts';

/** What Kubernetes gives a pod that says nothing. */
const standard = 30;

export default rule({
  title: 'Pod is killed before it has stopped',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:pod'(pod, { report }) {
      const name = called(pod.workload.object, 'this workload');
      const written = pod.node.get('terminationGracePeriodSeconds');
      const grace = pod.node.lacks('terminationGracePeriodSeconds') ? standard : written?.number;
      if (grace === undefined) return;
      if (written && grace <= 0 && pod.workload.object.kind === 'StatefulSet') {
        report(
          written.span,
          `the pods of ${name} are killed at once, and their successors may start while they still write; give them some seconds`,
        );
        return;
      }
      for (const container of pod.containers) {
        const sleep = preStopSleep(container);
        if (!sleep || sleep.seconds < grace) continue;
        report(
          sleep.at,
          `${called(container, 'this container')} sleeps ${sleep.seconds} seconds before it is told to stop, and is killed after ${grace}: it never stops by itself; raise terminationGracePeriodSeconds above the sleep`,
        );
      }
    },
  },
});

function preStopSleep({ node }: Container) {
  const hook = node.get('lifecycle', 'preStop');
  const slept = hook?.get('sleep', 'seconds');
  if (slept?.number !== undefined) return { at: slept.span, seconds: slept.number };
  const command = hook?.get('exec', 'command')?.items ?? [];
  const words = command.map(({ string }) => string ?? '').join(' ');
  // `sleep 15`, alone or as all that a shell does.
  const seconds = /^(?:(?:\/bin\/|\/usr\/bin\/)?(?:ba)?sh -c )?(?:\/bin\/)?sleep (\d+)(?:s?)$/u.exec(words.trim())?.[1];
  const last = command.at(-1);
  return seconds === undefined || !last ? undefined : { at: last.span, seconds: Number(seconds) };
}
