import { called } from '../../kubernetes/called.ts';
import { logMounts } from '../../kubernetes/logs.ts';
import type { Container, Volume } from '../../kubernetes/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Logs that nobody reads',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:container'(container, { report }) {
      for (const { node, volume } of logMounts(container)) {
        const path = node.get('mountPath');
        if (volume?.type !== 'emptyDir' || !path || isShared(volume, container)) continue;
        report(
          path.span,
          `${called(container, 'This container')} writes its logs to the volume \`${volume.name}\`, which no other container reads: they are gone with the pod; log to standard output, or add a container that passes them on`,
        );
      }
    },
  },
});

/** Another container that runs beside this one mounts the volume too, or may: a template decides what it mounts. */
function isShared(volume: Volume, container: Container): boolean {
  return container.pod.containers.some(
    ({ node, kind, volumeMounts }) =>
      node !== container.node &&
      kind !== 'init' &&
      (node.get('volumeMounts')?.complete === false ||
        volumeMounts.some(({ name }) => name === undefined || name === volume.name)),
  );
}
