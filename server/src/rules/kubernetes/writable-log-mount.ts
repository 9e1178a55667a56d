import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { isCollector } from '../../kubernetes/logs.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

/** Where a node keeps the logs of its containers, and nothing else that a collector has to write. */
const logsOfNode = /^\/var\/(?:log\/(?:containers|pods)|lib\/docker(?:\/containers)?)\/?$/u;

export default rule({
  title: 'Logs of the node mounted to be written',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:container'(container, { report }) {
      if (!isCollector(container)) return;
      for (const { node, readOnly, volume } of container.volumeMounts) {
        const host = volume?.type === 'hostPath' ? volume.source?.get('path')?.string : undefined;
        const path = node.get('mountPath');
        if (!path || host === undefined || !logsOfNode.test(host) || readOnly) continue;
        if (!node.lacks('readOnly') && node.get('readOnly')?.boolean === undefined) continue;
        const edits = set(node, 'readOnly', true);
        report(
          path.span,
          `${called(container, 'This collector')} only reads \`${host}\`, and may write there: whoever breaks into it can change the logs of every pod of the node; set readOnly`,
          { fixes: [edits && unsafe('Mount it to be read only', ...edits)] },
        );
      }
    },
  },
});
