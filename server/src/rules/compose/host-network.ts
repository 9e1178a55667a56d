import { unsafe } from '../../core/fix.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Network of the host',
  burden: 'networking',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'compose:service'({ node, name }, { report }) {
      const mode = node.get('network_mode');
      if (mode?.string !== 'host') return;
      const edits = removeKey(node, 'network_mode');
      report(
        mode.span,
        `\`${name}\` shares the network of the host: it sees all of its traffic, reaches everything on localhost, and its ports cannot be closed here; publish the ports that it needs`,
        { fixes: [edits && unsafe('Give it a network of its own', ...edits)] },
      );
    },
  },
});
