/**
 * Where objects other than network policies and services say which addresses may come in. Only these places are looked at:
 * a wide range is normal in routes, pools of pod addresses, NAT rules and lists of trusted proxies, and nothing about the
 * text tells it from one that opens a door.
 *
 * Source: the reference of each project's API (Istio 1.28, Envoy Gateway 1.6, Contour 1.33, NGINX Ingress Controller 5,
 * Kong 3.5, Traefik 3, Cilium 1.18, Calico 3.31, ACK, Crossplane's providers by Upbound and the community, Config Connector,
 * Azure Service Operator 2, Cluster API for AWS, GCP and Azure, eksctl, MetalLB 0.15). Read on 24 November 2026.
 */
export interface AddressPath {
  /** Of the API: the whole name, or what it has to match. */
  readonly group: string | RegExp;
  readonly kinds: readonly string[];
  readonly meaning: AddressMeaning;
  /** Of what holds the ranges. Keys are parted by dots; `[]` goes through a list, or takes what is no list as its one item. */
  readonly holder: string;
  /** Below the holder. All of them are one list. */
  readonly ranges: readonly string[];
  /** Below the holder: what is taken out of the ranges. */
  readonly except?: readonly string[];
  /** Below the holder: what makes it one that lets in. */
  readonly only?: readonly Condition[];
  /** Below the object. */
  readonly where?: readonly Condition[];
  readonly ports?: PortPaths;
  /** Without ranges, and without any of these below the holder, everyone is let in. */
  readonly openWithout?: readonly string[];
}

export interface Condition {
  readonly path: string;
  readonly values: readonly string[];
  /** Whether it holds where nothing is said, too. */
  readonly orAbsent: boolean;
}

/**
 * - `allow-list`: who may reach a program
 * - `firewall`: what reaches machines, by port
 * - `control-plane`: who may ask an API server
 * - `set`: named by policies, whatever they do with it
 * - `pool`: addresses to hand out, which let nobody in: only their spelling matters
 */
export type AddressMeaning = 'allow-list' | 'firewall' | 'control-plane' | 'set' | 'pool';

/** Below the holder: two numbers, or texts such as `22`, `20-30` and `*`, in entries by protocol or not. None means all. */
export type PortPaths =
  | { readonly first: string; readonly last: string; readonly protocol: string }
  | { readonly spans: readonly string[] }
  | { readonly entries: string; readonly protocol: string; readonly spans: string }
  | { readonly fixed: number };

const awsPorts: PortPaths = { first: 'fromPort', last: 'toPort', protocol: 'ipProtocol' };
const terraformPorts: PortPaths = { first: 'fromPort', last: 'toPort', protocol: 'protocol' };

/** Azure's, in Azure Service Operator and in Crossplane alike. */
const azureRule = {
  ranges: ['sourceAddressPrefix', 'sourceAddressPrefixes'],
  only: [
    { path: 'access', values: ['Allow'], orAbsent: false },
    { path: 'direction', values: ['Inbound'], orAbsent: false },
  ],
  ports: { spans: ['destinationPortRange', 'destinationPortRanges'] },
} satisfies Partial<AddressPath>;

const gcpIngress = [
  { path: 'direction', values: ['INGRESS'], orAbsent: true },
  { path: 'disabled', values: ['false'], orAbsent: true },
] as const;

const gcpSources = ['sourceTags', 'sourceServiceAccounts', 'sourceServiceAccountsRefs', 'sourceRangesRefs'];

const upbound = (service: string) => new RegExp(`^${service}\\.(?:aws|azure|gcp)(?:\\.m)?\\.upbound\\.io$`, 'u');

export const addressPaths: readonly AddressPath[] = [
  {
    group: /^traefik\./u,
    kinds: ['Middleware', 'MiddlewareTCP'],
    meaning: 'allow-list',
    holder: 'spec',
    ranges: ['ipAllowList.sourceRange', 'ipWhiteList.sourceRange'],
  },
  {
    group: 'security.istio.io',
    kinds: ['AuthorizationPolicy'],
    meaning: 'allow-list',
    holder: 'spec.rules[].from[].source',
    ranges: ['ipBlocks', 'remoteIpBlocks'],
    except: ['notIpBlocks', 'notRemoteIpBlocks'],
    where: [{ path: 'spec.action', values: ['ALLOW'], orAbsent: true }],
  },
  {
    group: 'gateway.envoyproxy.io',
    kinds: ['SecurityPolicy'],
    meaning: 'allow-list',
    holder: 'spec.authorization.rules[]',
    ranges: ['principal.clientCIDRs'],
    only: [{ path: 'action', values: ['Allow'], orAbsent: false }],
  },
  {
    group: 'projectcontour.io',
    kinds: ['HTTPProxy'],
    meaning: 'allow-list',
    holder: 'spec.virtualhost',
    ranges: ['ipAllowPolicy[].cidr'],
  },
  {
    group: 'projectcontour.io',
    kinds: ['HTTPProxy'],
    meaning: 'allow-list',
    holder: 'spec.routes[]',
    ranges: ['ipAllowPolicy[].cidr'],
  },
  {
    group: 'k8s.nginx.org',
    kinds: ['Policy'],
    meaning: 'allow-list',
    holder: 'spec.accessControl',
    ranges: ['allow'],
  },
  {
    group: 'configuration.konghq.com',
    kinds: ['KongPlugin', 'KongClusterPlugin'],
    meaning: 'allow-list',
    holder: '',
    ranges: ['config.allow', 'config.whitelist'],
    only: [{ path: 'plugin', values: ['ip-restriction'], orAbsent: false }],
  },
  {
    group: 'cilium.io',
    kinds: ['CiliumCIDRGroup'],
    meaning: 'set',
    holder: 'spec',
    ranges: ['externalCIDRs'],
  },
  {
    group: /projectcalico\.org$/u,
    kinds: ['GlobalNetworkSet', 'NetworkSet'],
    meaning: 'set',
    holder: 'spec',
    ranges: ['nets'],
  },
  {
    group: 'ec2.services.k8s.aws',
    kinds: ['SecurityGroup'],
    meaning: 'firewall',
    holder: 'spec.ingressRules[]',
    ranges: ['ipRanges[].cidrIP', 'ipv6Ranges[].cidrIPv6'],
    ports: awsPorts,
  },
  {
    group: 'ec2.aws.crossplane.io',
    kinds: ['SecurityGroup'],
    meaning: 'firewall',
    holder: 'spec.forProvider.ingress[]',
    ranges: ['ipRanges[].cidrIp', 'ipv6Ranges[].cidrIPv6'],
    ports: awsPorts,
  },
  {
    group: 'ec2.aws.crossplane.io',
    kinds: ['SecurityGroupRule'],
    meaning: 'firewall',
    holder: 'spec.forProvider',
    ranges: ['cidrBlock', 'ipv6CidrBlock'],
    only: [{ path: 'type', values: ['ingress'], orAbsent: false }],
    ports: terraformPorts,
  },
  {
    group: upbound('ec2'),
    kinds: ['SecurityGroup', 'DefaultSecurityGroup'],
    meaning: 'firewall',
    holder: 'spec.forProvider.ingress[]',
    ranges: ['cidrBlocks', 'ipv6CidrBlocks'],
    ports: terraformPorts,
  },
  {
    group: upbound('ec2'),
    kinds: ['SecurityGroupRule'],
    meaning: 'firewall',
    holder: 'spec.forProvider',
    ranges: ['cidrBlocks', 'ipv6CidrBlocks'],
    only: [{ path: 'type', values: ['ingress'], orAbsent: false }],
    ports: terraformPorts,
  },
  {
    group: upbound('ec2'),
    kinds: ['SecurityGroupIngressRule'],
    meaning: 'firewall',
    holder: 'spec.forProvider',
    ranges: ['cidrIpv4', 'cidrIpv6'],
    ports: awsPorts,
  },
  {
    group: 'compute.cnrm.cloud.google.com',
    kinds: ['ComputeFirewall'],
    meaning: 'firewall',
    holder: 'spec',
    ranges: ['sourceRanges'],
    only: [...gcpIngress, { path: 'deny', values: [], orAbsent: true }],
    openWithout: gcpSources,
    ports: { entries: 'allow[]', protocol: 'protocol', spans: 'ports' },
  },
  {
    group: upbound('compute'),
    kinds: ['Firewall'],
    meaning: 'firewall',
    holder: 'spec.forProvider',
    ranges: ['sourceRanges'],
    only: [...gcpIngress, { path: 'deny', values: [], orAbsent: true }],
    openWithout: gcpSources,
    ports: { entries: 'allow[]', protocol: 'protocol', spans: 'ports' },
  },
  {
    group: 'compute.gcp.crossplane.io',
    kinds: ['Firewall'],
    meaning: 'firewall',
    holder: 'spec.forProvider',
    ranges: ['sourceRanges'],
    only: [...gcpIngress, { path: 'denied', values: [], orAbsent: true }],
    openWithout: gcpSources,
    ports: { entries: 'allowed[]', protocol: 'IPProtocol', spans: 'ports' },
  },
  {
    group: 'sql.cnrm.cloud.google.com',
    kinds: ['SQLInstance'],
    meaning: 'firewall',
    holder: 'spec.settings.ipConfiguration',
    ranges: ['authorizedNetworks[].value'],
  },
  {
    group: upbound('sql'),
    kinds: ['DatabaseInstance'],
    meaning: 'firewall',
    holder: 'spec.forProvider.settings[].ipConfiguration[]',
    ranges: ['authorizedNetworks[].value'],
  },
  {
    group: 'network.azure.com',
    kinds: ['NetworkSecurityGroupsSecurityRule'],
    meaning: 'firewall',
    holder: 'spec',
    ...azureRule,
  },
  {
    group: upbound('network'),
    kinds: ['SecurityRule'],
    meaning: 'firewall',
    holder: 'spec.forProvider',
    ...azureRule,
  },
  {
    group: upbound('network'),
    kinds: ['SecurityGroup'],
    meaning: 'firewall',
    holder: 'spec.forProvider.securityRule[]',
    ...azureRule,
  },
  {
    group: 'infrastructure.cluster.x-k8s.io',
    kinds: ['AzureCluster'],
    meaning: 'firewall',
    holder: 'spec.networkSpec.subnets[].securityGroup.securityRules[]',
    ranges: ['source', 'sources'],
    only: [
      { path: 'action', values: ['Allow'], orAbsent: true },
      { path: 'direction', values: ['Inbound'], orAbsent: false },
    ],
    ports: { spans: ['destinationPorts'] },
  },
  ...['spec.network.additionalControlPlaneIngressRules[]', 'spec.network.additionalNodeIngressRules[]'].map(
    (holder): AddressPath => ({
      group: 'infrastructure.cluster.x-k8s.io',
      kinds: ['AWSCluster'],
      meaning: 'firewall',
      holder,
      ranges: ['cidrBlocks', 'ipv6CidrBlocks'],
      ports: terraformPorts,
    }),
  ),
  {
    group: /^(?:infrastructure|controlplane)\.cluster\.x-k8s\.io$/u,
    kinds: ['AWSCluster', 'AWSManagedControlPlane'],
    meaning: 'firewall',
    holder: 'spec.bastion',
    ranges: ['allowedCIDRBlocks'],
    only: [{ path: 'enabled', values: ['true'], orAbsent: false }],
    ports: { fixed: 22 },
  },
  ...['spec.controlPlaneLoadBalancer.ingressRules[]', 'spec.secondaryControlPlaneLoadBalancer.ingressRules[]'].map(
    (holder): AddressPath => ({
      group: 'infrastructure.cluster.x-k8s.io',
      kinds: ['AWSCluster'],
      meaning: 'control-plane',
      holder,
      ranges: ['cidrBlocks', 'ipv6CidrBlocks'],
    }),
  ),
  {
    group: 'controlplane.cluster.x-k8s.io',
    kinds: ['AWSManagedControlPlane'],
    meaning: 'control-plane',
    openWithout: [],
    holder: 'spec',
    ranges: ['endpointAccess.publicCIDRs'],
    only: [{ path: 'endpointAccess.public', values: ['true'], orAbsent: true }],
  },
  {
    group: 'eksctl.io',
    kinds: ['ClusterConfig'],
    meaning: 'control-plane',
    openWithout: [],
    holder: '',
    ranges: ['vpc.publicAccessCIDRs'],
    only: [
      { path: 'vpc.clusterEndpoints.publicAccess', values: ['true'], orAbsent: true },
      { path: 'privateCluster.enabled', values: ['false'], orAbsent: true },
    ],
  },
  {
    group: 'eks.services.k8s.aws',
    kinds: ['Cluster'],
    meaning: 'control-plane',
    openWithout: [],
    holder: 'spec.resourcesVPCConfig',
    ranges: ['publicAccessCIDRs'],
    only: [{ path: 'endpointPublicAccess', values: ['true'], orAbsent: true }],
  },
  {
    group: 'eks.aws.crossplane.io',
    kinds: ['Cluster'],
    meaning: 'control-plane',
    openWithout: [],
    holder: 'spec.forProvider.resourcesVpcConfig',
    ranges: ['publicAccessCidrs'],
    only: [{ path: 'endpointPublicAccess', values: ['true'], orAbsent: true }],
  },
  {
    group: upbound('eks'),
    kinds: ['Cluster'],
    meaning: 'control-plane',
    openWithout: [],
    holder: 'spec.forProvider.vpcConfig[]',
    ranges: ['publicAccessCidrs'],
    only: [{ path: 'endpointPublicAccess', values: ['true'], orAbsent: true }],
  },
  {
    group: 'container.cnrm.cloud.google.com',
    kinds: ['ContainerCluster'],
    meaning: 'control-plane',
    openWithout: [],
    holder: 'spec',
    ranges: ['masterAuthorizedNetworksConfig.cidrBlocks[].cidrBlock'],
    only: [{ path: 'privateClusterConfig.enablePrivateEndpoint', values: ['false'], orAbsent: true }],
  },
  {
    group: upbound('container'),
    kinds: ['Cluster'],
    meaning: 'control-plane',
    openWithout: [],
    holder: 'spec.forProvider',
    ranges: ['masterAuthorizedNetworksConfig[].cidrBlocks[].cidrBlock'],
    only: [{ path: 'privateClusterConfig[].enablePrivateEndpoint', values: ['false'], orAbsent: true }],
  },
  {
    group: 'infrastructure.cluster.x-k8s.io',
    kinds: ['GCPManagedControlPlane'],
    meaning: 'control-plane',
    openWithout: [],
    holder: 'spec',
    ranges: ['master_authorized_networks_config.cidr_blocks[].cidr_block'],
  },
  {
    group: 'containerservice.azure.com',
    kinds: ['ManagedCluster'],
    meaning: 'control-plane',
    openWithout: [],
    holder: 'spec',
    ranges: ['apiServerAccessProfile.authorizedIPRanges'],
    only: [{ path: 'apiServerAccessProfile.enablePrivateCluster', values: ['false'], orAbsent: true }],
  },
  {
    group: upbound('containerservice'),
    kinds: ['KubernetesCluster'],
    meaning: 'control-plane',
    openWithout: [],
    holder: 'spec.forProvider',
    ranges: ['apiServerAccessProfile[].authorizedIpRanges', 'apiServerAuthorizedIpRanges'],
    only: [{ path: 'privateClusterEnabled', values: ['false'], orAbsent: true }],
  },
  {
    group: 'infrastructure.cluster.x-k8s.io',
    kinds: ['AzureManagedControlPlane'],
    meaning: 'control-plane',
    openWithout: [],
    holder: 'spec',
    ranges: ['apiServerAccessProfile.authorizedIPRanges'],
    only: [{ path: 'apiServerAccessProfile.enablePrivateCluster', values: ['false'], orAbsent: true }],
  },
  { group: 'metallb.io', kinds: ['IPAddressPool'], meaning: 'pool', holder: 'spec', ranges: ['addresses'] },
  {
    group: 'cilium.io',
    kinds: ['CiliumLoadBalancerIPPool'],
    meaning: 'pool',
    holder: 'spec',
    ranges: ['blocks[].cidr', 'cidrs[].cidr'],
  },
];

/** Words that stand for every address, in Azure's rules. */
export const everyAddress: ReadonlySet<string> = new Set(['*', 'Internet', 'Any']);
