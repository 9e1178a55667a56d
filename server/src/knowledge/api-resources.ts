/**
 * The resources that Kubernetes serves by itself, as roles name them: by group, those that belong to a namespace and those
 * of the cluster. Resources of versions that are gone are among them (`podsecuritypolicies`), since old roles still name
 * them. Source: the OpenAPI description of Kubernetes 1.37 and the deprecated API migration guide, read 2026-11-25.
 */
interface Served {
  readonly namespaced?: string;
  readonly cluster?: string;
}

const table: Readonly<Record<string, Served>> = {
  '': {
    namespaced:
      'bindings configmaps endpoints events limitranges persistentvolumeclaims pods podtemplates replicationcontrollers resourcequotas secrets serviceaccounts services',
    cluster: 'componentstatuses namespaces nodes persistentvolumes users groups',
  },
  apps: { namespaced: 'controllerrevisions daemonsets deployments replicasets statefulsets' },
  autoscaling: { namespaced: 'horizontalpodautoscalers' },
  batch: { namespaced: 'cronjobs jobs' },
  policy: { namespaced: 'poddisruptionbudgets', cluster: 'podsecuritypolicies' },
  extensions: {
    namespaced: 'daemonsets deployments ingresses networkpolicies replicasets replicationcontrollers',
    cluster: 'podsecuritypolicies',
  },
  'networking.k8s.io': {
    namespaced: 'ingresses networkpolicies',
    cluster: 'ingressclasses ipaddresses servicecidrs',
  },
  'discovery.k8s.io': { namespaced: 'endpointslices' },
  'events.k8s.io': { namespaced: 'events' },
  'coordination.k8s.io': { namespaced: 'leases leasecandidates' },
  'rbac.authorization.k8s.io': { namespaced: 'roles rolebindings', cluster: 'clusterroles clusterrolebindings' },
  'storage.k8s.io': {
    namespaced: 'csistoragecapacities',
    cluster: 'csidrivers csinodes storageclasses volumeattachments volumeattributesclasses',
  },
  'apiextensions.k8s.io': { cluster: 'customresourcedefinitions' },
  'apiregistration.k8s.io': { cluster: 'apiservices' },
  'admissionregistration.k8s.io': {
    cluster:
      'mutatingwebhookconfigurations validatingwebhookconfigurations validatingadmissionpolicies validatingadmissionpolicybindings mutatingadmissionpolicies mutatingadmissionpolicybindings',
  },
  'authentication.k8s.io': { cluster: 'tokenreviews selfsubjectreviews uids userextras' },
  'authorization.k8s.io': {
    namespaced: 'localsubjectaccessreviews',
    cluster: 'selfsubjectaccessreviews selfsubjectrulesreviews subjectaccessreviews',
  },
  'certificates.k8s.io': {
    namespaced: 'podcertificaterequests',
    cluster: 'certificatesigningrequests clustertrustbundles signers',
  },
  'scheduling.k8s.io': { cluster: 'priorityclasses' },
  'node.k8s.io': { cluster: 'runtimeclasses' },
  'flowcontrol.apiserver.k8s.io': { cluster: 'flowschemas prioritylevelconfigurations' },
};

interface ResourceNames {
  readonly namespaced: ReadonlySet<string>;
  readonly cluster: ReadonlySet<string>;
}

const groups: ReadonlyMap<string, ResourceNames> = new Map(
  Object.entries(table).map(([group, { namespaced, cluster }]) => [
    group,
    { namespaced: new Set(namespaced?.split(' ')), cluster: new Set(cluster?.split(' ')) },
  ]),
);

/** Whether a group is one of Kubernetes itself, of which every resource is known. */
export function isBuiltInGroup(group: string): boolean {
  return groups.has(group);
}

/** The groups of Kubernetes that have the resource, the one that serves it today first. */
export function groupsOf(resource: string): readonly string[] {
  const found = [...groups].filter(([, names]) => names.namespaced.has(resource) || names.cluster.has(resource));
  return found.map(([group]) => group).sort((a, b) => Number(a === 'extensions') - Number(b === 'extensions'));
}

/** What a group that is known has of resources. */
export function resourcesOf(group: string): readonly string[] {
  const names = groups.get(group);
  return names ? [...names.namespaced, ...names.cluster] : [];
}

/** Whether the resource belongs to the cluster as a whole; false for those that are not known. */
export function isOfCluster(group: string, resource: string): boolean {
  return groups.get(group)?.cluster.has(resource) ?? false;
}

/** The resource whose kind or short name somebody wrote in its place: `pod`, `Deployment`, `svc`. */
export function resourceMeant(written: string): string | undefined {
  const word = written.toLowerCase();
  const known = (name: string) => groupsOf(name).length > 0;
  const plurals = [shortNames.get(word), word, `${word}s`, `${word}es`, word.replace(/y$/u, 'ies')];
  return plurals.find((name) => name !== undefined && known(name));
}

const shortNames: ReadonlyMap<string, string> = new Map([
  ['cm', 'configmaps'],
  ['cj', 'cronjobs'],
  ['crd', 'customresourcedefinitions'],
  ['crds', 'customresourcedefinitions'],
  ['deploy', 'deployments'],
  ['ds', 'daemonsets'],
  ['ep', 'endpoints'],
  ['hpa', 'horizontalpodautoscalers'],
  ['ing', 'ingresses'],
  ['netpol', 'networkpolicies'],
  ['ns', 'namespaces'],
  ['pdb', 'poddisruptionbudgets'],
  ['po', 'pods'],
  ['pv', 'persistentvolumes'],
  ['pvc', 'persistentvolumeclaims'],
  ['rs', 'replicasets'],
  ['sa', 'serviceaccounts'],
  ['sc', 'storageclasses'],
  ['sts', 'statefulsets'],
  ['svc', 'services'],
]);
