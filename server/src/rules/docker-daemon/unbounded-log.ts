import { unsafe } from '../../core/fix.ts';
import { boundsLogs } from '../../docker-daemon/facts.ts';
import { merge } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Logs without a bound',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  options: {
    'max-size': { description: 'How large the fix lets a log file grow.', default: '10m' },
    'max-file': { description: 'How many log files the fix lets Docker keep.', default: '3' },
  },
  on: {
    'docker-daemon:file'(file, { options, report }) {
      if (boundsLogs(file)) return;
      const { root, at } = file;
      const edits = merge(root, {
        'log-driver': 'json-file',
        'log-opts': { 'max-size': options['max-size'], 'max-file': options['max-file'] },
      });
      report(
        root.get('log-driver')?.span ?? root.get('log-opts')?.key?.span ?? at,
        'nothing bounds the logs of containers: each grows until the disk of the host is full; set `max-size` and `max-file`, or the driver `local`',
        { fixes: [edits && unsafe(`Rotate logs (${options['max-file']} files of ${options['max-size']})`, ...edits)] },
      );
    },
  },
});
