import { unsafe } from '../../core/fix.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Default network open between containers',
  burden: 'networking',
  severity: 'hint',
  preset: 'strict',
  on: {
    'docker-daemon:file'({ root, at }, { report }) {
      // Without the default bridge there is nothing to open.
      if (root.get('bridge')?.string === 'none') return;
      const value = root.get('icc');
      if (!root.lacks('icc') && value?.boolean !== true) return;
      const edits = set(root, 'icc', false);
      report(
        value?.span ?? at,
        'every container on the default bridge reaches every port of the others; set `icc` to false, and give services that belong together a network',
        { fixes: [edits && unsafe('Close the default bridge', ...edits)] },
      );
    },
  },
});
