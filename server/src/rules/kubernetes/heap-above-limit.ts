import { unsafe } from '../../core/fix.ts';
import { type HeapBound, heapBoundIn, heapBoundOf } from '../../knowledge/heap-bounds.ts';
import { called } from '../../kubernetes/called.ts';
import type { Container } from '../../kubernetes/model.ts';
import { toBytes } from '../../kubernetes/quantity.ts';
import { memoryLimit } from '../../kubernetes/requests-and-limits.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Heap above the memory limit',
  burden: 'resources',
  severity: 'warning',
  preset: 'recommended',
  options: {
    share: {
      description: 'How much of the memory limit the fix gives the heap, in percent.',
      default: 75,
      minimum: 1,
      maximum: 99,
    },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      const limit = memoryLimit(container);
      if (limit?.nano === undefined || limit.nano === 0n) return;
      const bytes = toBytes(limit.nano);
      // A limit of a few bytes is a slip of the unit, and another rule's to report.
      if (bytes < 1024 ** 2) return;
      for (const { node, bound } of heapBounds(container)) {
        if (bound.bytes < bytes) continue;
        const lower = bound.of(Math.floor((bytes * options.share) / 100 / 1024 ** 2));
        const text = node.string!;
        const edits = replaceScalar(
          node,
          text.slice(0, bound.start) + lower + text.slice(bound.start + bound.text.length),
        );
        report(
          node.span,
          `\`${bound.text}\` lets the heap of ${called(container, 'this container')} take its whole memory limit of \`${limit.node.string}\` and more, so the kernel kills it before it collects garbage; keep the heap well below the limit`,
          {
            related: [{ span: limit.node.span, message: 'The memory limit' }],
            fixes: [edits && unsafe(`Write ${lower}, ${options.share} % of the limit`, ...edits)],
          },
        );
      }
    },
  },
});

interface PlacedBound {
  readonly node: YamlNode;
  readonly bound: HeapBound;
}

function heapBounds({ node, env }: Container): PlacedBound[] {
  const words = ['command', 'args'].flatMap((key) => node.get(key)?.items ?? []);
  const found = words.map((word) => ({ node: word, bound: heapBoundIn(word.string ?? '') }));
  for (const { name = '', value } of env) {
    if (value) found.push({ node: value, bound: heapBoundOf(name, value.string!) });
  }
  return found.filter((placed): placed is PlacedBound => placed.bound !== undefined);
}
