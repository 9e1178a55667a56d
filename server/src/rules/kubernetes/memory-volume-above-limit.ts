import { called } from '../../kubernetes/called.ts';
import { parseQuantity } from '../../kubernetes/quantity.ts';
import { memoryLimit, staysOn } from '../../kubernetes/requests-and-limits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Volume in memory above the memory limit',
  burden: 'resources',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:container'(container, { report }) {
      const limit = staysOn(container) ? memoryLimit(container) : undefined;
      if (limit?.nano === undefined || limit.nano === 0n) return;
      for (const { volume, readOnly } of container.volumeMounts) {
        const size = volume?.source?.get('medium')?.string === 'Memory' ? volume.source.get('sizeLimit') : undefined;
        const bytes = size?.string === undefined ? undefined : parseQuantity(size.string);
        if (!size || bytes === undefined || readOnly || bytes < limit.nano) continue;
        report(
          size.span,
          `what ${called(container, 'a container')} writes to \`${volume!.name}\` counts as its memory, and \`${size.string}\` leaves nothing of its limit of \`${limit.node.string}\`: a full volume gets it killed; raise the memory limit or lower the sizeLimit`,
          { related: [{ span: limit.node.span, message: 'The memory limit' }] },
        );
      }
    },
  },
});
