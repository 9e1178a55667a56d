import { type AuditFlags, auditFlagsOf, auditFlagsOfCluster } from '../../kubernetes/audit-log.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Audit log missing',
  burden: 'logging',
  severity: 'information',
  preset: 'strict',
  aliases: ['checkov/CKV_K8S_91'],
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
  if (!flags?.complete) return;
  if (['audit-log-path', 'audit-webhook-config-file'].some((name) => flags.values.has(name))) return;
  report(
    flags.at,
    'the API server keeps no audit log: after a break-in nobody can tell who did what; set --audit-policy-file and --audit-log-path',
  );
}
