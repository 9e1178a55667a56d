import { allowedRanges } from '../knowledge/open-ranges.ts';
import { publicPart } from '../knowledge/public-addresses.ts';
import { sourceRangesAnnotation } from './address-lists.ts';
import type { Service } from './model.ts';

/**
 * Annotations by which a cloud keeps a load balancer inside its network, or lets in only some, with the values that leave
 * it open. None: whatever it says, it closes.
 *
 * Source: kubernetes.io, Service, "Internal load balancer", and the documentation of the cloud providers. Read on
 * 24 November 2026.
 */
const closing: Readonly<Record<string, readonly string[]>> = {
  'cloud.google.com/load-balancer-type': ['External'],
  'networking.gke.io/load-balancer-type': ['External'],
  'service.beta.kubernetes.io/aws-load-balancer-internal': ['', 'false'],
  'service.beta.kubernetes.io/aws-load-balancer-scheme': ['internet-facing'],
  'service.beta.kubernetes.io/aws-load-balancer-security-groups': [],
  'service.beta.kubernetes.io/aws-load-balancer-security-group-prefix-lists': [],
  // The AWS Load Balancer Controller, which these choose, keeps inside what is not said to face the internet.
  'service.beta.kubernetes.io/aws-load-balancer-type': ['nlb'],
  'service.beta.kubernetes.io/azure-load-balancer-internal': ['false'],
  'service.beta.kubernetes.io/azure-allowed-ip-ranges': [],
  'service.beta.kubernetes.io/azure-allowed-service-tags': ['Internet'],
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-acl-id': [],
  'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': ['internet'],
  'service.beta.kubernetes.io/cce-load-balancer-internal-vpc': ['false'],
  'service.beta.kubernetes.io/do-loadbalancer-allow-rules': [],
  'service.beta.kubernetes.io/do-loadbalancer-network': ['EXTERNAL'],
  'service.beta.kubernetes.io/oci-load-balancer-internal': ['false'],
  'service.beta.kubernetes.io/openstack-internal-load-balancer': ['false'],
  'service.beta.kubernetes.io/scw-loadbalancer-private': ['false'],
  'service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type': ['public'],
  'service.kubernetes.io/qcloud-loadbalancer-internal-subnetid': [],
  'load-balancer.hetzner.cloud/disable-public-network': ['false'],
  'yandex.cloud/load-balancer-type': ['external'],
  [sourceRangesAnnotation]: [''],
};

/** Load balancers that a cluster makes of itself, with addresses of its own network. */
const onPremises =
  /^(?:metallb\.|kube-vip\.io\/|lbipam\.cilium\.io\/|io\.cilium\/lb-ipam|purelb\.io\/|tailscale\.com\/)/u;

const scheme = 'service.beta.kubernetes.io/aws-load-balancer-scheme';

/** Whether it is a load balancer that nothing keeps inside and that lets everybody in, as far as the manifest tells. */
export function isOpenToAll({ object, spec, type }: Service): boolean {
  const ranges = spec.get('loadBalancerSourceRanges');
  // An empty list is read as none.
  const namesNone = spec.lacks('loadBalancerSourceRanges') || (ranges?.complete && ranges.items.length === 0);
  if (type !== 'LoadBalancer' || !namesNone) return false;
  const { node, annotations } = object;
  const facesInternet = annotations.get(scheme) === 'internet-facing';
  if (!spec.lacks('loadBalancerClass') && !facesInternet) return false;
  if ([...annotations.keys()].some((key) => onPremises.test(key))) return false;
  for (const [key, open] of Object.entries(closing)) {
    if (node.lacks('metadata', 'annotations', key)) continue;
    if (facesInternet && key.endsWith('/aws-load-balancer-type')) continue;
    if (!open.includes(annotations.get(key) ?? 'unknown')) return false;
  }
  if (spec.lacks('loadBalancerIP')) return true;
  return publicPart(allowedRanges([spec.get('loadBalancerIP')?.string ?? ''])).length > 0;
}
