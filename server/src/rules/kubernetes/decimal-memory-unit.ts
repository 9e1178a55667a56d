import { unsafe } from '../../core/fix.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Memory in powers of ten',
  burden: 'resources',
  severity: 'hint',
  preset: 'all',
  on: {
    'kubernetes:quantity'({ node, text, resource, use }, { report }) {
      const [, number, prefix] = /^(\d+(?:\.\d+)?)([kMGT])$/u.exec(text) ?? [];
      if (resource !== 'memory' || use === 'target' || number === undefined) return;
      const binary = `${number}${prefix!.toUpperCase()}i`;
      const edits = replaceScalar(node, binary);
      report(
        node.span,
        `\`${text}\` is a power of ten, and less than the \`${binary}\` that tools and nodes count in; write \`${binary}\` if that is meant`,
        { fixes: [edits && unsafe(`Write ${binary}`, ...edits)] },
      );
    },
  },
});
