import { isTail, positionKey } from '../../collectors/facts.ts';
import { lacks, type Part } from '../../collectors/model.ts';
import { unsafe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Tail that forgets where it was',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  options: {
    folder: {
      description: 'The folder of the file that the fix names. It has to outlive the collector.',
      default: '/var/log',
    },
  },
  on: {
    'collectors:part'(part, { options, report }) {
      const key = positionKey(part);
      // Vector has a folder for all of its sources, unless it is told another.
      if (part.program === 'vector' || !isTail(part) || !lacks(part, key)) return;
      const written = part.program === 'fluent-bit' ? 'DB' : 'pos_file';
      const file = `${options.folder.replace(/\/$/u, '')}/${fileOf(part)}`;
      const edits = part.add(written, file);
      report(
        part.at,
        `this tail keeps no note of how far it has read: whenever the collector restarts, lines are lost or sent twice; set ${written}`,
        { fixes: [edits && unsafe(`Keep it in ${file}`, ...edits)] },
      );
    },
  },
});

/** A name of its own for each tail: two that share a file spoil it. */
function fileOf({ program, settings }: Part): string {
  const tag = (settings.get('tag')?.text ?? 'tail').replace(/[^\w-]+/gu, '-').replace(/^-|-$/gu, '');
  return program === 'fluent-bit' ? `fluent-bit-${tag}.db` : `fluentd-${tag}.pos`;
}
