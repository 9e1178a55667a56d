import { isTail } from '../../collectors/facts.ts';
import { lacks, type Part, says } from '../../collectors/model.ts';
import { unsafe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Buffer without a bound',
  burden: 'resources',
  severity: 'warning',
  preset: 'recommended',
  options: {
    memory: { description: 'How much memory the fix gives an input of Fluent Bit.', default: '50MB' },
  },
  on: {
    'collectors:part'(part, { options, report }) {
      if (isTail(part) && growsInMemory(part)) {
        const edits = part.add('Mem_Buf_Limit', options.memory);
        report(
          part.at,
          'nothing bounds what this tail holds in memory: while its output is away, Fluent Bit grows until it is killed; set Mem_Buf_Limit, or storage.type filesystem',
          { fixes: [edits && unsafe(`Limit its memory to ${options.memory}`, ...edits)] },
        );
      } else if (part.role === 'output' && growsOnDisk(part)) {
        report(
          part.settings.get('buffer.@type')?.span ?? part.at,
          'this buffer may take 64 GB of the disk, which is what Fluentd allows it: while its output is away, the disk of the node fills up; set total_limit_size',
        );
      }
    },
  },
});

function growsInMemory(part: Part): boolean {
  return part.program === 'fluent-bit' && lacks(part, 'mem_buf_limit') && !isOnDisk(part);
}

/** A variable may say so as well. */
function isOnDisk({ settings }: Part): boolean {
  const storage = settings.get('storage.type');
  return storage !== undefined && storage.text?.toLowerCase() !== 'memory';
}

function growsOnDisk(part: Part): boolean {
  return (
    part.program === 'fluentd' &&
    says(part, 'buffer.@type', 'file', 'file_single') &&
    lacks(part, 'buffer.total_limit_size', 'buffer.queue_limit_length', 'buffer_queue_limit')
  );
}
