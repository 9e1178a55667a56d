import { runtimeSocket } from '../../knowledge/runtime-sockets.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Socket of the container runtime mounted',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'compose:volume'({ source, type, service }, { report }) {
      const socket = type === 'bind' && source?.value !== undefined ? runtimeSocket(source.value) : undefined;
      if (!socket || !source) return;
      report(
        source.span,
        `\`${service.name}\` mounts the socket of ${socket.runtime}: whoever gets into it starts privileged containers, and owns the host; put a proxy between that allows only what it needs`,
      );
    },
  },
});
