import { unsafe } from '../../core/fix.ts';
import { keySpan } from '../../kubernetes/security-context.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Names pinned to addresses',
  burden: 'networking',
  severity: 'hint',
  preset: 'all',
  aliases: ['trivy/KSV-0007'],
  on: {
    'kubernetes:pod'({ node }, { report }) {
      const aliases = node.get('hostAliases');
      if (!aliases || aliases.items.length === 0) return;
      const edits = removeKey(node, 'hostAliases');
      report(
        keySpan(aliases),
        'hostAliases pins names to addresses past DNS: nobody looks here when an address moves; let DNS answer, or use a Service of the type ExternalName',
        { fixes: [edits && unsafe('Remove hostAliases', ...edits)] },
      );
    },
  },
});
