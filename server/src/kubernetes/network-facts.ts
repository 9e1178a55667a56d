import type { Place } from '../core/facts.ts';
import type { Span } from '../core/span.ts';
import { textsOf, type YamlNode } from '../yaml/node.ts';
import type { Labels } from './facts.ts';
import { nodesAt } from './grants.ts';
import type { KubernetesObject, Resource } from './model.ts';
import { reaches, trafficRules } from './traffic.ts';

/** How an object hangs together with others over the network. */
export interface NetworkFact {
  /** What it selects by labels, where that is known. */
  readonly selections?: readonly Selection[];
  /** Of a Service. */
  readonly ports?: readonly ServicePort[];
  /** The services that it sends requests to. */
  readonly backends?: readonly Backend[];
  /** Of an Ingress. */
  readonly routes?: readonly Route[];
  readonly policy?: PolicyFact;
}

export interface Selection {
  /** The key under which it stands. */
  readonly at: Place;
  readonly by: 'service' | 'policy' | 'peer' | 'monitor';
  readonly of: 'pods' | 'services';
  /** The namespaces that are looked in. */
  readonly namespaces: 'own' | 'any' | readonly string[];
  readonly selector: Selector;
}

export interface Selector {
  readonly labels: Labels;
  readonly expressions: readonly Expression[];
}

export interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export interface ServicePort {
  readonly name: string | null;
  readonly port: number | null;
}

export interface Backend {
  readonly at: Place;
  readonly service: string;
  /** The object's own where null. */
  readonly namespace: string | null;
  readonly port: { readonly at: Place; readonly is: number | string } | null;
}

export interface Route {
  readonly at: Place;
  readonly host: string;
  /** With its type. */
  readonly path: string;
  readonly ingressClass: string;
}

/** Of a NetworkPolicy of Kubernetes, or of another project where only `directions` and `selector` tell something. */
export interface PolicyFact {
  readonly directions: readonly ('ingress' | 'egress')[];
  /** The pods that it governs; null where it says that in a language of its own, or where that is unknown. */
  readonly selector: Selector | null;
  /** Pods are let out to other pods by a rule. */
  readonly reachesPods: boolean;
  readonly reachesDns: boolean;
}

type Placed = (at: Span) => Place;

/** Nothing for an object that has no part in networks. */
export function networkFact(resource: Resource, placed: Placed): NetworkFact | undefined {
  const { object, service } = resource;
  const fact: NetworkFact = {
    ...filled('selections', selectionsOf(resource, placed)),
    ...(service && { ports: service.ports.map(servicePort) }),
    ...filled('backends', backendsOf(object, placed)),
    ...filled('routes', routesOf(resource, placed)),
    ...(isPolicy(object) && { policy: policyFact(resource) }),
  };
  return Object.keys(fact).length > 0 ? fact : undefined;
}

function filled<Key extends string, Item>(key: Key, items: readonly Item[]) {
  return items.length > 0 ? ({ [key]: items } as { readonly [key in Key]: readonly Item[] }) : {};
}

function selectionsOf({ object, service, networkPolicy }: Resource, placed: Placed): Selection[] {
  const selection = (
    by: Selection['by'],
    node: YamlNode | undefined,
    more: Pick<Selection, 'of' | 'namespaces'> = { of: 'pods', namespaces: 'own' },
  ): Selection[] => {
    const selector = by === 'service' ? readLabels(node) : readSelector(node);
    return node?.key && selector && !selectsAll(selector) ? [{ at: placed(node.key.span), by, selector, ...more }] : [];
  };
  if (service && service.type !== 'ExternalName') return selection('service', service.spec.get('selector'));
  if (networkPolicy) {
    return [
      ...selection('policy', networkPolicy.spec.get('podSelector')),
      ...nodesAt(networkPolicy.spec, 'ingress[].from[]')
        .concat(nodesAt(networkPolicy.spec, 'egress[].to[]'))
        .filter((peer) => peer.lacks('namespaceSelector'))
        .flatMap((peer) => selection('peer', peer.get('podSelector'))),
    ];
  }
  if (object.group !== 'monitoring.coreos.com' || !/^(?:Service|Pod)Monitor$/u.test(object.kind)) return [];
  const within = object.node.get('spec', 'namespaceSelector');
  const named = within?.get('matchNames')?.items.flatMap(({ string }) => string ?? []);
  return selection('monitor', object.node.get('spec', 'selector'), {
    of: object.kind === 'PodMonitor' ? 'pods' : 'services',
    namespaces: within?.get('any')?.boolean ? 'any' : named && named.length > 0 ? named : 'own',
  });
}

/** The selector of a Service and of other old kinds: labels without more. */
export function readLabels(node: YamlNode | undefined): Selector | undefined {
  if (node?.kind !== 'mapping' || !isKnown(node)) return undefined;
  return { labels: Object.fromEntries(textsOf(node)), expressions: [] };
}

/** A label selector; undefined where a template has part in it. */
export function readSelector(node: YamlNode | undefined): Selector | undefined {
  if (node?.kind !== 'mapping' || !node.complete) return undefined;
  const labels = node.get('matchLabels');
  const expressions = node.get('matchExpressions');
  if ((labels && !isKnown(labels)) || expressions?.complete === false) return undefined;
  const read = (expressions?.items ?? []).flatMap((item): Expression[] => {
    const [key, operator] = [item.get('key')?.string, item.get('operator')?.string];
    const values = item.get('values')?.items ?? [];
    const isWhole = item.complete && values.every(({ string }) => string !== undefined);
    return key && operator && isWhole ? [{ key, operator, values: values.map(({ string }) => string!) }] : [];
  });
  if (read.length !== (expressions?.items.length ?? 0)) return undefined;
  return { labels: Object.fromEntries(textsOf(labels)), expressions: read };
}

function isKnown(node: YamlNode): boolean {
  return node.complete && node.entries.every(({ value }) => value.string !== undefined);
}

export function selectsAll({ labels, expressions }: Selector): boolean {
  return Object.keys(labels).length + expressions.length === 0;
}

function servicePort(node: YamlNode): ServicePort {
  return { name: node.get('name')?.string ?? null, port: node.get('port')?.number ?? null };
}

/**
 * Where objects name services, in the order: the holder, and below it the name and the port.
 *
 * Source: the reference of each API. Read on 24 November 2026.
 */
const backendPaths: readonly {
  readonly group: RegExp;
  readonly kind: RegExp;
  readonly holders: readonly string[];
  readonly name: string;
  readonly ports: readonly string[];
}[] = [
  {
    group: /^networking\.k8s\.io$/u,
    kind: /^Ingress$/u,
    holders: ['spec.defaultBackend.service', 'spec.rules[].http.paths[].backend.service'],
    name: 'name',
    ports: ['port.number', 'port.name'],
  },
  {
    group: /^(?:networking\.k8s\.io|extensions)$/u,
    kind: /^Ingress$/u,
    holders: ['spec.backend', 'spec.rules[].http.paths[].backend'],
    name: 'serviceName',
    ports: ['servicePort'],
  },
  {
    group: /^gateway\.networking\.k8s\.io$/u,
    kind: /^(?:HTTP|GRPC|TCP|TLS|UDP)Route$/u,
    holders: ['spec.rules[].backendRefs[]'],
    name: 'name',
    ports: ['port'],
  },
  {
    group: /^traefik\./u,
    kind: /^IngressRoute(?:TCP|UDP)?$/u,
    holders: ['spec.routes[].services[]'],
    name: 'name',
    ports: ['port'],
  },
  {
    group: /^projectcontour\.io$/u,
    kind: /^HTTPProxy$/u,
    holders: ['spec.routes[].services[]', 'spec.tcpproxy.services[]'],
    name: 'name',
    ports: ['port'],
  },
  { group: /^route\.openshift\.io$/u, kind: /^Route$/u, holders: ['spec.to'], name: 'name', ports: [] },
];

function backendsOf({ node, group, kind }: KubernetesObject, placed: Placed): Backend[] {
  return backendPaths
    .filter((path) => path.group.test(group ?? '') && path.kind.test(kind))
    .flatMap((path) => path.holders.flatMap((holder) => nodesAt(node, holder)).map((holder) => ({ path, holder })))
    .filter(({ holder }) => (holder.get('kind')?.string ?? 'Service') === 'Service')
    .flatMap(({ path, holder }) => {
      const name = holder.get(path.name);
      if (!name?.string) return [];
      const port = path.ports.flatMap((each) => nodesAt(holder, each)).find(({ string }) => string !== undefined);
      const is = port?.number ?? port?.string;
      return [
        {
          at: placed(name.span),
          service: name.string,
          namespace: holder.get('namespace')?.string ?? null,
          // An action of the AWS Load Balancer Controller stands in an annotation, and is no service.
          port: port && is !== undefined ? { at: placed(port.span), is } : null,
        },
      ];
    })
    .filter(({ port }) => port?.is !== 'use-annotation');
}

function routesOf({ object, ingress }: Resource, placed: Placed): Route[] {
  const { annotations, namespace } = object;
  const isCanary = [...annotations.keys()].some((key) => /canary|mergeable-ingress-type/u.test(key));
  if (!ingress || isCanary || (namespace === undefined && !object.node.lacks('metadata', 'namespace'))) return [];
  const named = ingress.spec.get('ingressClassName');
  const ingressClass = named?.string ?? annotations.get('kubernetes.io/ingress.class') ?? '';
  if (named && named.string === undefined) return [];
  return (ingress.spec.get('rules')?.items ?? []).flatMap((rule) => {
    const host = rule.get('host')?.string;
    if (!host) return [];
    return nodesAt(rule, 'http.paths[]').flatMap((item): Route[] => {
      const path = item.get('path');
      if (!path?.string || !item.complete) return [];
      const type = item.get('pathType')?.string ?? '';
      return [{ at: placed(path.span), host: host.toLowerCase(), path: `${type} ${path.string}`, ingressClass }];
    });
  });
}

function isPolicy({ group = '', kind }: KubernetesObject): boolean {
  return (
    /^(?:networking\.k8s\.io|extensions|cilium\.io|crd\.antrea\.io|.*projectcalico\.org)$/u.test(group) &&
    /NetworkPolicy$/u.test(kind)
  );
}

function policyFact({ object, networkPolicy }: Resource): PolicyFact {
  if (!networkPolicy) {
    const selector = readSelector(object.node.get('spec', 'endpointSelector'));
    return { directions: ['ingress', 'egress'], selector: selector ?? null, reachesPods: false, reachesDns: true };
  }
  const { spec } = networkPolicy;
  const types = spec.get('policyTypes')?.items.map(({ string }) => string) ?? [];
  const isGoverned = (type: string, key: string) =>
    types.length > 0
      ? types.includes(type) || types.includes(undefined)
      : type === 'Ingress' || !(spec.lacks(key) || spec.get(key)?.items.length === 0);
  const rules = trafficRules(object).filter(({ direction }) => direction === 'egress');
  return {
    directions: [
      ...(isGoverned('Ingress', 'ingress') ? (['ingress'] as const) : []),
      ...(isGoverned('Egress', 'egress') ? (['egress'] as const) : []),
    ],
    selector: spec.lacks('podSelector')
      ? { labels: {}, expressions: [] }
      : (readSelector(spec.get('podSelector')) ?? null),
    reachesPods: rules.some(({ node }) => node.get('to')?.items.some((peer) => !peer.get('ipBlock'))),
    reachesDns:
      spec.get('egress')?.complete === false ||
      rules.some((rule) => rule.ports === undefined || reaches(rule, 53, 'UDP')),
  };
}

export function matches({ labels, expressions }: Selector, against: Labels): boolean {
  return (
    Object.entries(labels).every(([key, value]) => against[key] === value) &&
    expressions.every(({ key, operator, values }) => {
      const value = against[key];
      if (operator === 'In') return value !== undefined && values.includes(value);
      if (operator === 'NotIn') return value === undefined || !values.includes(value);
      return operator === 'DoesNotExist' ? value === undefined : value !== undefined;
    })
  );
}

/** With the labels that a kustomization gives pods and the selectors of services and policies. */
export function relabelled(network: NetworkFact, pairs: Labels): NetworkFact {
  const { selections, policy } = network;
  const add = (selector: Selector): Selector => ({ ...selector, labels: { ...selector.labels, ...pairs } });
  return {
    ...network,
    ...(selections && {
      selections: selections.map((each) => (each.by === 'monitor' ? each : { ...each, selector: add(each.selector) })),
    }),
    ...(policy?.selector && { policy: { ...policy, selector: add(policy.selector) } }),
  };
}
