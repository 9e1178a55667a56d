import { unsafe } from '../../core/fix.ts';
import { similar } from '../../core/similar.ts';
import { renameKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Unknown resource',
  burden: 'resources',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:container'({ node }, { report }) {
      for (const part of ['requests', 'limits']) {
        const list = node.get('resources', part);
        for (const { key, value } of list?.entries ?? []) {
          if (known.has(key.text) || /\/|^hugepages-|\{\{/u.test(key.text) || value.unknown || value.via) continue;
          const meant = meantResource(key.text.toLowerCase());
          const edits = meant === undefined ? undefined : renameKey(list!, key.text, meant);
          report(
            key.span,
            `containers have no resource \`${key.text}\`, so the API server rejects the pod; ${meant ? `write \`${meant}\`` : 'it knows cpu, memory, ephemeral-storage, hugepages-* and names with a domain'}`,
            { fixes: [edits && unsafe(`Write ${meant}`, ...edits)] },
          );
        }
      }
    },
  },
});

const known: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** `gpu` is one letter away from `cpu`, and never meant for it. */
function meantResource(name: string): string | undefined {
  if (name === 'gpu') return undefined;
  return name === 'storage' ? 'ephemeral-storage' : similar(name, [...known]);
}
