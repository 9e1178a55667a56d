import { unsafe } from '../../core/fix.ts';
import { goMemoryLimit, type HeapBound, heapBoundIn } from '../../knowledge/heap-bounds.ts';
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
    if (!value) continue;
    const bound =
      name === 'GOMEMLIMIT' ? goMemoryLimit(value.string!) : ownFlags.test(name) && heapBoundIn(value.string!);
    if (bound) found.push({ node: value, bound });
  }
  return found.filter((placed): placed is PlacedBound => placed.bound !== undefined);
}

/** Variables whose flags are for the container's own program. Those for builds and agents are for processes elsewhere. */
const ownFlags =
  /^(?:_?JAVA_(?:TOOL_)?OPT(?:ION)?S|JDK_JAVA_OPTIONS|JVM_(?:OPTS|ARGS|FLAGS)|JAVA_ARGS|(?:CATALINA|ES_JAVA|LS_JAVA|OPENSEARCH_JAVA|KAFKA_HEAP|KAFKA|SOLR|ZK|ZK_SERVER|SERVER_JVM|JAVA_EXTRA|JENKINS_JAVA|JENKINS)_?(?:OPTS|FLAGS|HEAP)?|NODE_OPTIONS)$/u;
