import { unsafe } from '../../core/fix.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Containers stop with the daemon',
  burden: 'reliability',
  severity: 'hint',
  preset: 'strict',
  on: {
    'docker-daemon:file'({ root, at }, { report }) {
      const value = root.get('live-restore');
      if (!root.lacks('live-restore') && value?.boolean !== false) return;
      const edits = set(root, 'live-restore', true);
      report(
        value?.span ?? at,
        'every container stops when Docker is upgraded or restarted; set `live-restore` (not on nodes of a swarm)',
        { fixes: [edits && unsafe('Keep containers running', ...edits)] },
      );
    },
  },
});
