import { safe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { handlerTypes, type Probe, probesOf } from '../../kubernetes/probes.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Probe is refused',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:container'(container, { report }) {
      const name = called(container, 'this container');
      for (const probe of probesOf(container)) {
        const { word, node, key } = probe;
        // Templates choose among several.
        const handlers = probe.handlers.filter((handler) => !handler.node.unknown);
        if (handlers.length > 1) {
          report(
            handlers[1]!.node.key?.span ?? key.span,
            `the ${word} probe of ${name} asks in ${handlers.length} ways, and Kubernetes refuses more than one; keep one of ${handlers.map(({ type }) => type).join(' and ')}`,
          );
        } else if (handlerTypes.every((type) => node.lacks(type))) {
          report(
            key.span,
            `the ${word} probe of ${name} says when to ask but not what, and is refused; add ${handlerTypes.slice(0, -1).join(', ')} or exec`,
          );
        }
        for (const { field, says } of refused(probe)) {
          const edits = removeKey(node, field);
          report(node.get(field)!.span, `the ${word} probe of ${name} is refused: ${says}; take it out`, {
            fixes: [edits && safe(`Remove ${field}`, ...edits)],
          });
        }
      }
    },
  },
});

const counts = ['initialDelaySeconds', 'periodSeconds', 'timeoutSeconds', 'successThreshold', 'failureThreshold'];

/** The fields of a probe that Kubernetes does not take as they are, and would be right without. */
function refused({ name, node }: Probe): { readonly field: string; readonly says: string }[] {
  const found = counts.flatMap((field) => {
    const value = node.get(field)?.number;
    return value !== undefined && value < 0 ? [{ field, says: `${field} may not be below zero` }] : [];
  });
  const successes = node.get('successThreshold')?.number ?? 1;
  if (name !== 'readinessProbe' && successes > 1)
    found.push({ field: 'successThreshold', says: 'its successThreshold can only be 1' });
  if (name === 'readinessProbe' && node.get('terminationGracePeriodSeconds'))
    found.push({ field: 'terminationGracePeriodSeconds', says: 'it ends nothing, so it takes no grace period' });
  return found;
}
