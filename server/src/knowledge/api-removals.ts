/**
 * API versions that Kubernetes (and cert-manager) serve no more.
 *
 * Sources: the deprecated API migration guide (kubernetes.io/docs/reference/using-api/deprecation-guide) for releases up
 * to 1.25; for 1.26 to 1.37 the kinds of each release's OpenAPI description, compared with those of the release before;
 * for cert-manager its notes on 0.11 and 1.6. Read on 24 November 2026.
 */
export interface ApiRemoval {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  readonly from: 'Kubernetes' | 'cert-manager';
  /** The first release without it: `1.25`. */
  readonly release: string;
  /** What to write instead; undefined where nothing takes its place. */
  readonly replacement?: string;
  /**
   * What the replacement asks for. `nothing`: the same object is valid and means the same. `care`: it is valid, but
   * defaults or meaning may differ. `rewrite`: fields have to change.
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
  release: string,
  replacement: string | undefined,
  asks: ApiRemoval['asks'],
  note?: string,
];

const kubernetes: readonly Row[] = [
  ['extensions/v1beta1', ['DaemonSet', 'Deployment', 'ReplicaSet'], '1.16', 'apps/v1', 'care', selector],
  ['apps/v1beta1', ['Deployment', 'ReplicaSet', 'StatefulSet'], '1.16', 'apps/v1', 'care', selector],
  ['apps/v1beta2', ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'], '1.16', 'apps/v1', 'nothing'],
  ['extensions/v1beta1', ['NetworkPolicy'], '1.16', 'networking.k8s.io/v1', 'nothing'],
  ['extensions/v1beta1', ['PodSecurityPolicy'], '1.16', undefined, 'rewrite', 'Pod Security admission'],
  ['scheduling.k8s.io/v1alpha1', ['PriorityClass'], '1.17', 'scheduling.k8s.io/v1', 'nothing'],
  ['batch/v2alpha1', ['CronJob'], '1.21', 'batch/v1', 'nothing'],
  [
    'admissionregistration.k8s.io/v1beta1',
    ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    '1.22',
    'admissionregistration.k8s.io/v1',
    'rewrite',
    'which wants sideEffects and admissionReviewVersions',
  ],
  [
    'apiextensions.k8s.io/v1beta1',
    ['CustomResourceDefinition'],
    '1.22',
    'apiextensions.k8s.io/v1',
    'rewrite',
    'which wants a schema in every version',
  ],
  ['apiregistration.k8s.io/v1beta1', ['APIService'], '1.22', 'apiregistration.k8s.io/v1', 'nothing'],
  ['authentication.k8s.io/v1beta1', ['TokenReview'], '1.22', 'authentication.k8s.io/v1', 'nothing'],
  [
    'authorization.k8s.io/v1beta1',
    ['LocalSubjectAccessReview', 'SelfSubjectAccessReview', 'SubjectAccessReview'],
    '1.22',
    'authorization.k8s.io/v1',
    'rewrite',
    'which renames spec.group to spec.groups',
  ],
  [
    'certificates.k8s.io/v1beta1',
    ['CertificateSigningRequest'],
    '1.22',
    'certificates.k8s.io/v1',
    'rewrite',
    'which wants spec.signerName and spec.usages',
  ],
  ['coordination.k8s.io/v1beta1', ['Lease'], '1.22', 'coordination.k8s.io/v1', 'nothing'],
  ...['extensions/v1beta1', 'networking.k8s.io/v1beta1'].map(
    (old): Row => [
      old,
      ['Ingress'],
      '1.22',
      'networking.k8s.io/v1',
      'rewrite',
      'which wants pathType and backend.service',
    ],
  ),
  ['networking.k8s.io/v1beta1', ['IngressClass'], '1.22', 'networking.k8s.io/v1', 'nothing'],
  ['rbac.authorization.k8s.io/v1alpha1', rbacKinds, '1.22', 'rbac.authorization.k8s.io/v1', 'nothing'],
  ['rbac.authorization.k8s.io/v1beta1', rbacKinds, '1.22', 'rbac.authorization.k8s.io/v1', 'nothing'],
  ['scheduling.k8s.io/v1beta1', ['PriorityClass'], '1.22', 'scheduling.k8s.io/v1', 'nothing'],
  [
    'storage.k8s.io/v1beta1',
    ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
    '1.22',
    'storage.k8s.io/v1',
    'nothing',
  ],
  [
    'autoscaling/v2beta1',
    ['HorizontalPodAutoscaler'],
    '1.25',
    'autoscaling/v2',
    'rewrite',
    'which moves each target value below target',
  ],
  ['batch/v1beta1', ['CronJob'], '1.25', 'batch/v1', 'nothing'],
  ['discovery.k8s.io/v1beta1', ['EndpointSlice'], '1.25', 'discovery.k8s.io/v1', 'care', 'which has no topology'],
  ['events.k8s.io/v1beta1', ['Event'], '1.25', 'events.k8s.io/v1', 'rewrite', 'which renames several fields'],
  ['node.k8s.io/v1beta1', ['RuntimeClass'], '1.25', 'node.k8s.io/v1', 'nothing'],
  [
    'policy/v1beta1',
    ['PodDisruptionBudget'],
    '1.25',
    'policy/v1',
    'care',
    'where an empty selector stands for every pod of the namespace',
  ],
  ['policy/v1beta1', ['PodSecurityPolicy'], '1.25', undefined, 'rewrite', 'Pod Security admission'],
  ['autoscaling/v2beta2', ['HorizontalPodAutoscaler'], '1.26', 'autoscaling/v2', 'nothing'],
  ...(
    [
      ['v1beta1', '1.26'],
      ['v1beta2', '1.29'],
      ['v1beta3', '1.32'],
    ] as const
  ).flatMap(([version, release]): Row[] => {
    const old = `flowcontrol.apiserver.k8s.io/${version}`;
    const shares =
      version === 'v1beta3' ? 'where nominalConcurrencyShares may be 0' : 'which renames concurrency shares';
    const asks = version === 'v1beta3' ? 'care' : 'rewrite';
    return [
      [old, ['FlowSchema'], release, 'flowcontrol.apiserver.k8s.io/v1', 'nothing'],
      [old, ['PriorityLevelConfiguration'], release, 'flowcontrol.apiserver.k8s.io/v1', asks, shares],
    ];
  }),
  ['storage.k8s.io/v1beta1', ['CSIStorageCapacity'], '1.27', 'storage.k8s.io/v1', 'nothing'],
  ['networking.k8s.io/v1alpha1', ['ClusterCIDR'], '1.29', undefined, 'rewrite'],
  ['networking.k8s.io/v1alpha1', ['IPAddress', 'ServiceCIDR'], '1.31', 'networking.k8s.io/v1', 'nothing'],
  [
    'resource.k8s.io/v1alpha2',
    ['ResourceClaim', 'ResourceClaimTemplate', 'ResourceSlice'],
    '1.31',
    'resource.k8s.io/v1',
    'rewrite',
  ],
  ['resource.k8s.io/v1alpha2', ['ResourceClass'], '1.31', undefined, 'rewrite', 'DeviceClass'],
  ['admissionregistration.k8s.io/v1alpha1', admissionPolicyKinds, '1.32', 'admissionregistration.k8s.io/v1', 'nothing'],
  ['admissionregistration.k8s.io/v1beta1', admissionPolicyKinds, '1.34', 'admissionregistration.k8s.io/v1', 'nothing'],
  [
    'resource.k8s.io/v1alpha3',
    resourceKinds,
    '1.34',
    'resource.k8s.io/v1',
    'rewrite',
    'which moves requests below exactly',
  ],
  ['storage.k8s.io/v1alpha1', ['VolumeAttributesClass'], '1.35', 'storage.k8s.io/v1', 'nothing'],
  [
    'storagemigration.k8s.io/v1alpha1',
    ['StorageVersionMigration'],
    '1.35',
    'storagemigration.k8s.io/v1beta1',
    'rewrite',
  ],
  ['certificates.k8s.io/v1alpha1', ['ClusterTrustBundle'], '1.37', 'certificates.k8s.io/v1beta1', 'nothing'],
  ['networking.k8s.io/v1beta1', ['IPAddress', 'ServiceCIDR'], '1.37', 'networking.k8s.io/v1', 'nothing'],
  ['storage.k8s.io/v1beta1', ['VolumeAttributesClass'], '1.37', 'storage.k8s.io/v1', 'nothing'],
];

const issuing = ['Certificate', 'CertificateRequest', 'ClusterIssuer', 'Issuer'];
const ordering = ['Challenge', 'Order'];

const certManager: readonly Row[] = [
  ['certmanager.k8s.io/v1alpha1', issuing, '0.11', 'cert-manager.io/v1', 'rewrite', 'which renames several fields'],
  [
    'certmanager.k8s.io/v1alpha1',
    ordering,
    '0.11',
    'acme.cert-manager.io/v1',
    'rewrite',
    'which renames several fields',
  ],
  ...['v1alpha2', 'v1alpha3', 'v1beta1'].flatMap((version): Row[] => [
    [
      `cert-manager.io/${version}`,
      issuing,
      '1.6',
      'cert-manager.io/v1',
      'care',
      'which renames fields of keys and subjects',
    ],
    [`acme.cert-manager.io/${version}`, ordering, '1.6', 'acme.cert-manager.io/v1', 'care'],
  ]),
];

export const apiRemovals: readonly ApiRemoval[] = [
  ...kubernetes.map((row) => removal('Kubernetes', row)),
  ...certManager.map((row) => removal('cert-manager', row)),
];

function removal(from: ApiRemoval['from'], [apiVersion, kinds, release, replacement, asks, note]: Row): ApiRemoval {
  return { apiVersion, kinds, from, release, asks, ...(replacement && { replacement }), ...(note && { note }) };
}

const byKind = new Map(
  apiRemovals.flatMap((removal) => removal.kinds.map((kind) => [`${removal.apiVersion} ${kind}`, removal] as const)),
);

export function apiRemoval(apiVersion: string, kind: string): ApiRemoval | undefined {
  return byKind.get(`${apiVersion} ${kind}`);
}
