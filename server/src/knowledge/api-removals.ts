/**
 * API versions that Kubernetes (and cert-manager and Istio) serve no more, or say that they will not for long.
 *
 * Sources: the deprecated API migration guide (kubernetes.io/docs/reference/using-api/deprecation-guide) for removals up to
 * 1.25; for 1.26 to 1.37 the kinds of each release's OpenAPI description, compared with those of the release before; when
 * they were deprecated, `versions.yaml` of github.com/FairwindsOps/pluto; for cert-manager its notes on 0.11 and 1.6, for
 * Istio those on 1.6. Read on 24 and 25 November 2026.
 */
export interface RetiredApi {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  readonly from: 'Kubernetes' | 'cert-manager' | 'Istio';
  /** The release that first advised against it; undefined where it went without a word. */
  readonly deprecated?: string;
  /** The first release without it: `1.25`. Undefined where it is still served. */
  readonly removed?: string;
  /** What to write instead; undefined where nothing takes its place. */
  readonly replacement?: string;
  /**
   * What the replacement asks for. `nothing`: the same object is valid and means the same. `care`: it is valid, but
   * defaults or meaning may differ. `rewrite`: fields have to change, or it is another kind.
   */
  readonly asks: 'nothing' | 'care' | 'rewrite';
  /** What changes, as it stands behind "use apps/v1," in a sentence; of what has no replacement, what does its job now. */
  readonly note?: string;
}

/** The latest release of Kubernetes that the table knows. */
export const latestKubernetes = '1.37';

const selector = 'which wants spec.selector and has other defaults';
const resourceKinds = ['DeviceClass', 'ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'];
const admissionPolicyKinds = ['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'];
const rbacKinds = ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'];

type Row = readonly [
  apiVersion: string,
  kinds: readonly string[],
  deprecated: string | undefined,
  removed: string | undefined,
  replacement: string | undefined,
  asks: RetiredApi['asks'],
  note?: string,
];

const kubernetes: readonly Row[] = [
  ['extensions/v1beta1', ['DaemonSet', 'Deployment', 'ReplicaSet'], '1.9', '1.16', 'apps/v1', 'care', selector],
  ['apps/v1beta1', ['Deployment', 'ReplicaSet', 'StatefulSet'], '1.9', '1.16', 'apps/v1', 'care', selector],
  ['apps/v1beta2', ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'], '1.9', '1.16', 'apps/v1', 'nothing'],
  ['extensions/v1beta1', ['NetworkPolicy'], '1.9', '1.16', 'networking.k8s.io/v1', 'nothing'],
  ['extensions/v1beta1', ['PodSecurityPolicy'], '1.10', '1.16', undefined, 'rewrite', 'Pod Security admission'],
  ['scheduling.k8s.io/v1alpha1', ['PriorityClass'], '1.14', '1.17', 'scheduling.k8s.io/v1', 'nothing'],
  ['batch/v2alpha1', ['CronJob'], '1.8', '1.21', 'batch/v1', 'nothing'],
  [
    'admissionregistration.k8s.io/v1beta1',
    ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    '1.16',
    '1.22',
    'admissionregistration.k8s.io/v1',
    'rewrite',
    'which wants sideEffects and admissionReviewVersions',
  ],
  [
    'apiextensions.k8s.io/v1beta1',
    ['CustomResourceDefinition'],
    '1.16',
    '1.22',
    'apiextensions.k8s.io/v1',
    'rewrite',
    'which wants a schema in every version',
  ],
  ['apiregistration.k8s.io/v1beta1', ['APIService'], '1.10', '1.22', 'apiregistration.k8s.io/v1', 'nothing'],
  ['authentication.k8s.io/v1beta1', ['TokenReview'], '1.6', '1.22', 'authentication.k8s.io/v1', 'nothing'],
  [
    'authorization.k8s.io/v1beta1',
    ['LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SubjectAccessReview'],
    '1.19',
    '1.22',
    'authorization.k8s.io/v1',
    'rewrite',
    'which renames spec.group to spec.groups',
  ],
  [
    'certificates.k8s.io/v1beta1',
    ['CertificateSigningRequest'],
    '1.19',
    '1.22',
    'certificates.k8s.io/v1',
    'rewrite',
    'which wants spec.signerName and spec.usages',
  ],
  ['coordination.k8s.io/v1beta1', ['Lease'], '1.14', '1.22', 'coordination.k8s.io/v1', 'nothing'],
  ...(
    [
      ['extensions/v1beta1', '1.14'],
      ['networking.k8s.io/v1beta1', '1.19'],
    ] as const
  ).map(
    ([old, deprecated]): Row => [
      old,
      ['Ingress'],
      deprecated,
      '1.22',
      'networking.k8s.io/v1',
      'rewrite',
      'which wants pathType and backend.service',
    ],
  ),
  ['networking.k8s.io/v1beta1', ['IngressClass'], '1.19', '1.22', 'networking.k8s.io/v1', 'nothing'],
  ['rbac.authorization.k8s.io/v1alpha1', rbacKinds, '1.17', '1.22', 'rbac.authorization.k8s.io/v1', 'nothing'],
  ['rbac.authorization.k8s.io/v1beta1', rbacKinds, '1.17', '1.22', 'rbac.authorization.k8s.io/v1', 'nothing'],
  ['scheduling.k8s.io/v1beta1', ['PriorityClass'], '1.14', '1.22', 'scheduling.k8s.io/v1', 'nothing'],
  ['storage.k8s.io/v1beta1', ['StorageClass'], '1.6', '1.22', 'storage.k8s.io/v1', 'nothing'],
  ['storage.k8s.io/v1beta1', ['VolumeAttachment'], '1.13', '1.22', 'storage.k8s.io/v1', 'nothing'],
  ['storage.k8s.io/v1beta1', ['CSINode'], '1.17', '1.22', 'storage.k8s.io/v1', 'nothing'],
  ['storage.k8s.io/v1beta1', ['CSIDriver'], '1.19', '1.22', 'storage.k8s.io/v1', 'nothing'],
  ...['v1alpha1', 'v1beta1'].map(
    (version): Row => [`audit.k8s.io/${version}`, ['Event', 'Policy'], '1.21', '1.24', 'audit.k8s.io/v1', 'nothing'],
  ),
  [
    'autoscaling/v2beta1',
    ['HorizontalPodAutoscaler'],
    '1.22',
    '1.25',
    'autoscaling/v2',
    'rewrite',
    'which moves each target value below target',
  ],
  ['batch/v1beta1', ['CronJob'], '1.21', '1.25', 'batch/v1', 'nothing'],
  [
    'discovery.k8s.io/v1beta1',
    ['EndpointSlice'],
    '1.21',
    '1.25',
    'discovery.k8s.io/v1',
    'care',
    'which has no topology',
  ],
  ['events.k8s.io/v1beta1', ['Event'], '1.19', '1.25', 'events.k8s.io/v1', 'rewrite', 'which renames several fields'],
  ['node.k8s.io/v1beta1', ['RuntimeClass'], '1.22', '1.25', 'node.k8s.io/v1', 'nothing'],
  [
    'policy/v1beta1',
    ['PodDisruptionBudget'],
    '1.21',
    '1.25',
    'policy/v1',
    'care',
    'where an empty selector stands for every pod of the namespace',
  ],
  ['policy/v1beta1', ['PodSecurityPolicy'], '1.21', '1.25', undefined, 'rewrite', 'Pod Security admission'],
  ['autoscaling/v2beta2', ['HorizontalPodAutoscaler'], '1.23', '1.26', 'autoscaling/v2', 'nothing'],
  ...(
    [
      ['v1beta1', '1.23', '1.26'],
      ['v1beta2', '1.26', '1.29'],
      ['v1beta3', '1.29', '1.32'],
    ] as const
  ).flatMap(([version, deprecated, removed]): Row[] => {
    const old = `flowcontrol.apiserver.k8s.io/${version}`;
    const shares =
      version === 'v1beta3' ? 'where nominalConcurrencyShares may be 0' : 'which renames concurrency shares';
    const asks = version === 'v1beta3' ? 'care' : 'rewrite';
    return [
      [old, ['FlowSchema'], deprecated, removed, 'flowcontrol.apiserver.k8s.io/v1', 'nothing'],
      [old, ['PriorityLevelConfiguration'], deprecated, removed, 'flowcontrol.apiserver.k8s.io/v1', asks, shares],
    ];
  }),
  ['storage.k8s.io/v1beta1', ['CSIStorageCapacity'], '1.24', '1.27', 'storage.k8s.io/v1', 'nothing'],
  ['networking.k8s.io/v1alpha1', ['ClusterCIDR'], undefined, '1.29', undefined, 'rewrite'],
  ['networking.k8s.io/v1alpha1', ['IPAddress', 'ServiceCIDR'], undefined, '1.31', 'networking.k8s.io/v1', 'nothing'],
  [
    'resource.k8s.io/v1alpha2',
    ['ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'],
    undefined,
    '1.31',
    'resource.k8s.io/v1',
    'rewrite',
  ],
  ['resource.k8s.io/v1alpha2', ['ResourceClass'], undefined, '1.31', undefined, 'rewrite', 'DeviceClass'],
  [
    'admissionregistration.k8s.io/v1alpha1',
    admissionPolicyKinds,
    '1.28',
    '1.32',
    'admissionregistration.k8s.io/v1',
    'nothing',
  ],
  [
    'admissionregistration.k8s.io/v1beta1',
    admissionPolicyKinds,
    undefined,
    '1.34',
    'admissionregistration.k8s.io/v1',
    'nothing',
  ],
  [
    'resource.k8s.io/v1alpha3',
    resourceKinds,
    '1.32',
    '1.34',
    'resource.k8s.io/v1',
    'rewrite',
    'which moves requests below exactly',
  ],
  ['storage.k8s.io/v1alpha1', ['VolumeAttributesClass'], '1.31', '1.35', 'storage.k8s.io/v1', 'nothing'],
  [
    'storagemigration.k8s.io/v1alpha1',
    ['StorageVersionMigration'],
    undefined,
    '1.35',
    'storagemigration.k8s.io/v1beta1',
    'rewrite',
  ],
  ['certificates.k8s.io/v1alpha1', ['ClusterTrustBundle'], undefined, '1.37', 'certificates.k8s.io/v1beta1', 'nothing'],
  ['networking.k8s.io/v1beta1', ['IPAddress', 'ServiceCIDR'], undefined, '1.37', 'networking.k8s.io/v1', 'nothing'],
  ['storage.k8s.io/v1beta1', ['VolumeAttributesClass'], '1.34', '1.37', 'storage.k8s.io/v1', 'nothing'],
  [
    'v1',
    ['Endpoints'],
    '1.33',
    undefined,
    'discovery.k8s.io/v1',
    'rewrite',
    'whose EndpointSlice may hold more addresses than an Endpoints object',
  ],
  ['v1', ['ComponentStatus'], '1.19', undefined, undefined, 'rewrite', 'the health endpoints of the control plane'],
];

const issuing = ['Certificate', 'CertificateRequest', 'ClusterIssuer', 'Issuer'];
const ordering = ['Challenge', 'Order'];

const certManager: readonly Row[] = [
  [
    'certmanager.k8s.io/v1alpha1',
    issuing,
    '0.11',
    '0.11',
    'cert-manager.io/v1',
    'rewrite',
    'which renames several fields',
  ],
  [
    'certmanager.k8s.io/v1alpha1',
    ordering,
    '0.11',
    '0.11',
    'acme.cert-manager.io/v1',
    'rewrite',
    'which renames several fields',
  ],
  ...['v1alpha2', 'v1alpha3', 'v1beta1'].flatMap((version): Row[] => [
    [
      `cert-manager.io/${version}`,
      issuing,
      '1.4',
      '1.6',
      'cert-manager.io/v1',
      'care',
      'which renames fields of keys and subjects',
    ],
    [`acme.cert-manager.io/${version}`, ordering, '1.4', '1.6', 'acme.cert-manager.io/v1', 'care'],
  ]),
];

const istio: readonly Row[] = [
  [
    'authentication.istio.io/v1alpha1',
    ['MeshPolicy', 'Policy'],
    '1.5',
    '1.6',
    'security.istio.io/v1',
    'rewrite',
    'whose PeerAuthentication and RequestAuthentication took their place',
  ],
  [
    'rbac.istio.io/v1alpha1',
    ['ClusterRbacConfig', 'RbacConfig', 'ServiceRole', 'ServiceRoleBinding'],
    '1.4',
    '1.6',
    'security.istio.io/v1',
    'rewrite',
    'whose AuthorizationPolicy took the place of roles',
  ],
];

export const retiredApis: readonly RetiredApi[] = [
  ...kubernetes.map((row) => retired('Kubernetes', row)),
  ...certManager.map((row) => retired('cert-manager', row)),
  ...istio.map((row) => retired('Istio', row)),
];

function retired(
  from: RetiredApi['from'],
  [apiVersion, kinds, deprecated, removed, replacement, asks, note]: Row,
): RetiredApi {
  return {
    apiVersion,
    kinds,
    from,
    asks,
    ...(deprecated && { deprecated }),
    ...(removed && { removed }),
    ...(replacement && { replacement }),
    ...(note && { note }),
  };
}

const byKind = new Map(
  retiredApis.flatMap((api) => api.kinds.map((kind) => [`${api.apiVersion} ${kind}`, api] as const)),
);

export function retiredApi(apiVersion: string, kind: string): RetiredApi | undefined {
  return byKind.get(`${apiVersion} ${kind}`);
}
