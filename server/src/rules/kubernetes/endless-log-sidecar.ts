import { called } from '../../kubernetes/called.ts';
import { isCollector } from '../../kubernetes/logs.ts';
import type { Container } from '../../kubernetes/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Log sidecar that keeps a job from ending',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:container'(container, { report }) {
      const { kind, workload, pod, at } = container;
      if (kind !== 'container' || !workload.runsToEnd || !followsLogs(container)) return;
      if (!pod.containers.some((other) => other.kind === 'container' && !followsLogs(other))) return;
      report(
        at,
        `${called(container, 'this container')} never ends, so the ${workload.object.kind} does not either: its pod stays, and the next run waits or piles up; make it an init container with restartPolicy Always`,
      );
    },
  },
});

/** A collector, or `tail -f`. */
function followsLogs(container: Container): boolean {
  const words = ['command', 'args'].flatMap(
    (key) => container.node.get(key)?.items.map(({ string }) => string ?? '') ?? [],
  );
  if (words.length === 0) return isCollector(container);
  return isCollector(container)
    ? !/logrotate|sleep|kill/u.test(words.join(' '))
    : /\btail\s+(?:-\S+\s+)*-\w*[fF]\b[^;&|]*$/u.test(words.join(' '));
}
