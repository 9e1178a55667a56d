import { type AuditFlags, auditFlagsOf, auditFlagsOfCluster } from '../../kubernetes/audit-log.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Audit log without a bound',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['checkov/CKV_K8S_92', 'checkov/CKV_K8S_93', 'checkov/CKV_K8S_94'],
  on: {
    'kubernetes:container'(container, { report }) {
      check(auditFlagsOf(container), report);
    },
    'kubernetes:object'(object, { report }) {
      check(auditFlagsOfCluster(object), report);
    },
  },
});

function check(flags: AuditFlags | undefined, report: (at: AuditFlags['at'], message: string) => void): void {
  const path = flags?.values.get('audit-log-path');
  // To standard output, where the kubelet rotates it.
  if (!flags || !path || path.text === undefined || path.text === '-') return;
  const bounds = ['audit-log-maxage', 'audit-log-maxbackup'].map((name) => flags.values.get(name));
  if (!flags.complete || bounds.some((bound) => bound && bound.text !== '0')) return;
  report(
    path.at,
    'the API server keeps every audit log that it has rotated, until the disk of the control plane is full and the cluster stops; set --audit-log-maxage and --audit-log-maxbackup',
  );
}
