import { isCollector } from '../../kubernetes/logs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: "Docker's log folder on other nodes",
  burden: 'logging',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:pod'({ volumes, containers }, { report }) {
      if (!containers.some(isCollector)) return;
      const paths = volumes.flatMap(({ type, source }) => (type === 'hostPath' ? (source?.get('path') ?? []) : []));
      const isDockers = (path: string | undefined) => path !== undefined && /^\/var\/lib\/docker(?:\/|$)/u.test(path);
      // With the folder of the pods beside it, the mount is merely empty.
      const hasPods = paths.some(
        ({ string }) => string === undefined || /^(?:\/|\/var|\/var\/log(?:\/pods)?)\/?$/u.test(string),
      );
      for (const path of paths) {
        if (!isDockers(path.string)) continue;
        report(
          path.span,
          hasPods
            ? `\`${path.string}\` is made, and stays empty, on nodes without Docker, which Kubernetes has since 1.24; take the volume out`
            : `nodes have run containerd or CRI-O since Kubernetes 1.24, and keep logs below /var/log/pods: here the collector finds none; mount that`,
          hasPods ? {} : { severity: 'warning' },
        );
      }
    },
  },
});
