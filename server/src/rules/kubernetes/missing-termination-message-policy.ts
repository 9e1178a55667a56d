import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Termination message policy missing',
  burden: 'logging',
  severity: 'hint',
  preset: 'strict',
  on: {
    'kubernetes:container'(container, { report }) {
      const { kind, node, at } = container;
      if (kind === 'ephemeral' || !node.lacks('terminationMessagePolicy')) return;
      // Whoever names a file of their own writes to it.
      if (!node.lacks('terminationMessagePath')) return;
      const edits = set(node, 'terminationMessagePolicy', 'FallbackToLogsOnError');
      report(
        at,
        `${called(container, 'This container')} leaves no word when it fails, unless it writes to /dev/termination-log; set terminationMessagePolicy to FallbackToLogsOnError to keep the end of its log`,
        { fixes: [edits && unsafe('Keep the end of the log of a failure', ...edits)] },
      );
    },
  },
});
