import { everyAddress } from '../knowledge/address-paths.ts';
import type { YamlNode } from '../yaml/node.ts';
import { grants } from './grants.ts';
import type { KubernetesObject } from './model.ts';
import { trafficRules } from './traffic.ts';
import { type WrittenRange, writtenRanges } from './written-range.ts';

/** A list of who may come in, or where pods may go. */
export interface AddressList {
  readonly ranges: readonly WrittenRange[];
  /** Whether the API server reads it, and refuses what it cannot read; others are read by some controller. */
  readonly byServer: boolean;
  /** Whether an address without a prefix length may stand in it. */
  readonly takesAddresses: boolean;
}

/** Every list of addresses in the object. */
export function addressLists(object: KubernetesObject): AddressList[] {
  const blocks = trafficRules(object).flatMap(({ blocks }) => blocks);
  const sources = sourceRanges(object);
  return [
    ...blocks.filter(({ holder }) => holder).map(({ range, except }) => list([range, ...except], true, false)),
    ...(sources ? [list(sources, true, false)] : []),
    ...annotatedLists(object).map((ranges) => list(ranges, false, true)),
    ...grants(object).map(({ ranges, except }) => list([...ranges, ...except].filter(isCidr), false, true)),
  ];
}

/** Some also take the first and the last address of a range, or a word. */
function isCidr({ text }: WrittenRange): boolean {
  return !text.includes('-') && !everyAddress.has(text);
}

function list(ranges: readonly WrittenRange[], byServer: boolean, takesAddresses: boolean): AddressList {
  return { ranges, byServer, takesAddresses };
}

/** Who may reach a Service through its load balancer: its field, or the annotation that had been there before. */
export function sourceRanges(object: KubernetesObject): readonly WrittenRange[] | undefined {
  if (object.kind !== 'Service' || (object.group ?? '') !== '') return undefined;
  const field = object.node.get('spec', 'loadBalancerSourceRanges');
  if (field && field.items.length > 0) return writtenRanges(field);
  return field?.complete === false ? undefined : writtenRanges(annotation(object, sourceRangesAnnotation));
}

export const sourceRangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges';

const azureRanges = 'service.beta.kubernetes.io/azure-allowed-ip-ranges';

/**
 * Annotations that hold a comma-separated list of who may come in.
 *
 * Source: the documentation of ingress-nginx, HAProxy's two ingress controllers, Traefik 1, the AWS Load Balancer
 * Controller, APISIX and the cloud provider of Azure. Read on 24 November 2026.
 */
const annotations: readonly string[] = [
  'nginx.ingress.kubernetes.io/allowlist-source-range',
  'nginx.ingress.kubernetes.io/whitelist-source-range',
  'ingress.kubernetes.io/whitelist-source-range',
  'haproxy-ingress.github.io/allowlist-source-range',
  'haproxy-ingress.github.io/whitelist-source-range',
  'haproxy.org/allow-list',
  'haproxy.org/whitelist',
  'traefik.ingress.kubernetes.io/whitelist-source-range',
  'k8s.apisix.apache.org/allowlist-source-range',
  'alb.ingress.kubernetes.io/inbound-cidrs',
  azureRanges,
];

/** Lists of who may come in that annotations hold. */
export function annotatedLists(object: KubernetesObject, isMeant = (_key: string) => true): WrittenRange[][] {
  return annotations
    .filter(isMeant)
    .map((key) => writtenRanges(annotation(object, key)))
    .filter((ranges) => ranges.length > 0);
}

/** Those of them that are all that is between a door and the internet. */
export function guardingLists(object: KubernetesObject): WrittenRange[][] {
  const { annotations: values } = object;
  return annotatedLists(object, (key) => {
    // A load balancer inside a network is reached by that network alone, and security groups of its own leave the list unread.
    if (key.startsWith('alb.')) return values.get(albScheme) === 'internet-facing' && !values.has(albGroups);
    return key !== azureRanges || values.get('service.beta.kubernetes.io/azure-load-balancer-internal') !== 'true';
  });
}

const albScheme = 'alb.ingress.kubernetes.io/scheme';
const albGroups = 'alb.ingress.kubernetes.io/security-groups';

function annotation({ node }: KubernetesObject, key: string): YamlNode | undefined {
  return node.get('metadata', 'annotations', key);
}
