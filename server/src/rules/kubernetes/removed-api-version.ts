import { retiredApi } from '../../knowledge/api-removals.ts';
import { migrationFix } from '../../kubernetes/api-migration.ts';
import { called } from '../../kubernetes/called.ts';
import { isAtLeast, versionOption } from '../../kubernetes/version.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Removed API version used',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  aliases: [
    'kube-linter/no-extensions-v1beta',
    'kube-score/stable-version',
    'trivy/KSV-0107',
    // What a PodSecurityPolicy says, which no cluster reads any more.
    'checkov/CKV_K8S_1',
    'checkov/CKV_K8S_2',
    'checkov/CKV_K8S_3',
    'checkov/CKV_K8S_4',
    'checkov/CKV_K8S_5',
    'checkov/CKV_K8S_6',
    'checkov/CKV_K8S_7',
    'checkov/CKV_K8S_24',
    'checkov/CKV_K8S_32',
    'checkov/CKV_K8S_36',
  ],
  options: versionOption,
  on: {
    'kubernetes:object'(object, { options, report }) {
      const api = object.apiVersion === undefined ? undefined : retiredApi(object.apiVersion, object.kind);
      const written = object.node.get('apiVersion');
      if (!api?.removed || !written || object.hasGuardedVersion) return;
      const { from, removed, replacement, note } = api;
      // Of the others nobody says which release a cluster has.
      if (from === 'Kubernetes' && !isAtLeast(options.version, removed)) return;
      const advice = replacement
        ? `use ${[replacement, note].filter(Boolean).join(', ')}`
        : `${note ?? 'nothing'} took its place`;
      report(
        written.span,
        `${api.apiVersion} was removed in ${from} ${removed}, so ${called(object, 'this object')} is refused: ${advice}`,
        { fixes: [migrationFix(object, api)] },
      );
    },
  },
});
