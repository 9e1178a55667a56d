import { runtimeSocket } from '../../knowledge/runtime-sockets.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Socket of the container runtime mounted',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'compose:service'({ node, name }, { report }) {
      const socket = node.get('use_api_socket');
      if (!socket?.key || socket.boolean !== true) return;
      report(
        socket.key.span,
        `\`${name}\` gets the socket of Docker, and your credentials for registries: whoever gets into it starts privileged containers, and owns the host; put a proxy between that allows only what it needs`,
      );
    },
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
