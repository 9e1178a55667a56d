import { retiredApi } from '../../knowledge/api-removals.ts';
import { migrationFix } from '../../kubernetes/api-migration.ts';
import { isAtLeast, versionOption } from '../../kubernetes/version.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Deprecated API version used',
  burden: 'reliability',
  severity: 'information',
  preset: 'recommended',
  aliases: ['kube-linter/no-extensions-v1beta', 'kube-score/stable-version', 'trivy/KSV-0107'],
  options: versionOption,
  on: {
    'kubernetes:object'(object, { options, report }) {
      const api = object.apiVersion === undefined ? undefined : retiredApi(object.apiVersion, object.kind);
      const written = object.node.get('apiVersion');
      if (api?.from !== 'Kubernetes' || !api.deprecated || !written || object.hasGuardedVersion) return;
      const { deprecated, removed, replacement, note } = api;
      if (!isAtLeast(options.version, deprecated) || (removed && isAtLeast(options.version, removed))) return;
      const end = removed ? ` and is gone in ${removed}` : '';
      const advice = replacement ? `use ${[replacement, note].filter(Boolean).join(', ')}` : `use ${note ?? 'another'}`;
      report(
        written.span,
        `${object.kind} of ${api.apiVersion} is deprecated since Kubernetes ${deprecated}${end}: ${advice}`,
        // What stays for ever is only advised against.
        { fixes: [migrationFix(object, api)], ...(!removed && { severity: 'hint' }) },
      );
    },
  },
});
