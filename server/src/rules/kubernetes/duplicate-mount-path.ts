import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Mount path used twice',
  burden: 'storage',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:container'(container, { report }) {
      for (const [index, { node, path }] of container.volumeMounts.entries()) {
        const first = container.volumeMounts.slice(0, index).find((other) => path !== undefined && other.path === path);
        if (!first) continue;
        report(
          node.get('mountPath')!.span,
          `${called(container, 'This container')} mounts something at \`${path}\` already, so the API server rejects it; give one of them another path`,
          { related: [{ span: first.node.get('mountPath')!.span, message: 'The first mount' }] },
        );
      }
    },
  },
});
