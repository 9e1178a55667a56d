import type { Edit } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import type { Container } from '../../kubernetes/model.ts';
import { keySpan } from '../../kubernetes/security-context.ts';
import { addItem, merge, set, together } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

const field = 'readOnlyRootFilesystem';

export default rule({
  title: 'Root filesystem writable',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  aliases: [
    'kube-linter/no-read-only-root-fs',
    'kube-score/container-security-context-readonlyrootfilesystem',
    'polaris/notReadOnlyRootFilesystem',
    'checkov/CKV_K8S_22',
    'trivy/KSV-0014',
  ],
  on: {
    'kubernetes:container'(container, { report }) {
      const { kind, node, at, pod } = container;
      const written = node.get('securityContext', field);
      // Who debugs a pod by an ephemeral container has to write somewhere.
      if (kind === 'ephemeral' || pod.os === 'windows') return;
      if (written?.boolean !== false && !node.lacks('securityContext', field)) return;
      const edits = set(node, ['securityContext', field], true);
      const both = withTemporaryFolder(container);
      report(
        written?.boolean === false ? keySpan(written) : at,
        `${called(container, 'This container')} can write to its own programs: who breaks in can change them, and what it writes is lost with it; set ${field} to true, and mount what has to be writable`,
        {
          fixes: [
            edits && unsafe(`Set ${field} to true`, ...edits),
            both && unsafe(`Set ${field} to true and mount an emptyDir at /tmp`, ...both),
          ],
        },
      );
    },
  },
});

/** Also gives the container a volume at /tmp; undefined where an edit cannot be made, or something is there already. */
function withTemporaryFolder({ node, pod, name, volumeMounts }: Container): readonly Edit[] | undefined {
  if (volumeMounts.some(({ path }) => path === undefined || path.startsWith('/tmp'))) return undefined;
  const isTaken = pod.volumes.some((volume) => volume.name === 'tmp');
  const volume = isTaken ? `${name}-tmp` : 'tmp';
  if (pod.volumes.some((other) => other.name === undefined || other.name === volume)) return undefined;
  const mount = { name: volume, mountPath: '/tmp' };
  const context = { [field]: true };
  const mounts = node.get('volumeMounts');
  const inContainer = mounts
    ? together(set(node, 'securityContext', context), addItem(mounts, mount))
    : merge(node, { securityContext: context, volumeMounts: [mount] });
  const volumes = pod.node.get('volumes');
  const added = { name: volume, emptyDir: {} };
  return together(inContainer, volumes ? addItem(volumes, added) : set(pod.node, 'volumes', [added]));
}
