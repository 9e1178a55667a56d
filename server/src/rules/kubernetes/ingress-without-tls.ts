import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

/**
 * Annotations by which a controller has its certificate from elsewhere, or passes TLS on.
 *
 * Source: the documentation of the AWS Load Balancer Controller, GKE, AGIC, Traefik, ingress-nginx, HAProxy and OpenShift.
 * Read on 25 November 2026.
 */
const certificates =
  /^(?:alb\.ingress\.kubernetes\.io\/(?:certificate-arn|listen-ports)|networking\.gke\.io\/(?:managed-certificates|v1beta1\.FrontendConfig)|ingress\.gcp\.kubernetes\.io\/pre-shared-cert|appgw\.ingress\.kubernetes\.io\/(?:appgw-ssl-certificate|ssl-redirect)|traefik\.ingress\.kubernetes\.io\/router\.tls.*|.*\/ssl-passthrough|route\.openshift\.io\/termination|tailscale\.com\/.*)$/u;

export default rule({
  title: 'Ingress without TLS',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: ['polaris/tlsSettingsMissing'],
  on: {
    'kubernetes:ingress'({ object, spec }, { report }) {
      const tls = spec.get('tls');
      const isEmpty = tls?.kind === 'sequence' && tls.complete && tls.items.length === 0;
      if (!(spec.lacks('tls') || isEmpty) || spec.get('ingressClassName')?.string === 'tailscale') return;
      // Annotations that a template writes may be any of these.
      const { node, annotations, name, partial } = object;
      if (partial || node.get('metadata', 'annotations')?.complete === false) return;
      if ([...annotations.keys()].some((key) => certificates.test(key))) return;
      const hosts = new Set((spec.get('rules')?.items ?? []).flatMap((rule) => rule.get('host')?.string ?? []));
      const edits =
        name && hosts.size > 0 ? set(spec, 'tls', [{ hosts: [...hosts], secretName: `${name}-tls` }]) : undefined;
      report(
        object.at,
        `${called(object, 'this ingress')} takes requests without TLS: passwords and sessions can be read on the way; add tls with hosts and the secret of their certificate`,
        { fixes: [edits && unsafe(`Use the certificate in ${name}-tls`, ...edits)] },
      );
    },
  },
});
