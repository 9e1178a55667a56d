import { unsafe } from '../../core/fix.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Privileged service',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'compose:service'({ node, name }, { report }) {
      const privileged = node.get('privileged');
      if (privileged?.boolean !== true) return;
      const edits = removeKey(node, 'privileged');
      report(
        privileged.key?.span ?? privileged.span,
        `\`${name}\` is privileged: it may do on the host whatever root may; give it the devices and capabilities that it needs instead`,
        { fixes: [edits && unsafe('Remove `privileged`', ...edits)] },
      );
    },
  },
});
