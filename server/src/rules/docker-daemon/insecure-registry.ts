import { isLocalAddress, isWithin } from '../../knowledge/hosts.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Registry without TLS',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'docker-daemon:file'({ root }, { report }) {
      for (const { string, span } of root.get('insecure-registries')?.items ?? []) {
        if (string === undefined || isLocalAddress(string)) continue;
        report(
          span,
          `images from \`${string}\` are pulled without a check of who sends them: whoever stands between can put in their own; give the registry a certificate, and put its CA into /etc/docker/certs.d`,
          isWithin(string) ? { severity: 'information' } : {},
        );
      }
      for (const { string, span } of root.get('registry-mirrors')?.items ?? []) {
        const host = string && /^http:\/\/([^/]+)/iu.exec(string)?.[1];
        if (!host || isLocalAddress(host)) continue;
        report(
          span,
          `images come from the mirror \`${host}\` in plain text: whoever stands between can put in their own; use https`,
          isWithin(host) ? { severity: 'information' } : {},
        );
      }
    },
  },
});
