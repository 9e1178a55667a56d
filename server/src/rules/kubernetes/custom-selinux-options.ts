import { unsafe } from '../../core/fix.ts';
import { containerTypes } from '../../knowledge/selinux.ts';
import { called } from '../../kubernetes/called.ts';
import { holders } from '../../kubernetes/security-context.ts';
import { removeKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'SELinux label of its own',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: ['polaris/linuxHardening', 'trivy/KSV-0025'],
  on: {
    'kubernetes:pod'(pod, { report }) {
      for (const { node, name } of holders(pod)) {
        const options = node.get('securityContext', 'seLinuxOptions');
        for (const field of ['type', 'user', 'role']) {
          const value = options?.get(field);
          if (!options || !value?.string || (field === 'type' && containerTypes.has(value.string))) continue;
          const edits = removeKey(options, field);
          report(
            value.span,
            `with the SELinux ${field} \`${value.string}\` ${called({ name }, 'this')} leaves what keeps containers apart and from their node; leave it to the runtime`,
            { fixes: [edits && unsafe(`Remove the ${field}`, ...edits)] },
          );
        }
      }
    },
  },
});
