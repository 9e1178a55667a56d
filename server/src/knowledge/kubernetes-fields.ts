/**
 * The fields of the objects that manifests are mostly made of, as Kubernetes 1.37 decodes them, with those that older
 * versions of the same kinds had: a field that is not here is unknown to every release.
 *
 * Source: the Go types of the API (module k8s.io/api 0.37.2, by reflection over their JSON tags), read on 25 November
 * 2026. Left out, as `any`: status, the sources of volumes of single vendors, and scheduling of pods in groups.
 */

/** What a field takes. `any` is not looked into. */
export type FieldType =
  | { readonly kind: 'text' | 'int' | 'bool' | 'quantity' | 'int|text' | 'any' }
  | { readonly kind: 'list' | 'map'; readonly of: FieldType }
  | { readonly kind: 'shape'; readonly shape: Shape };

export interface Shape {
  /** As the API's Go types call it: `PodSpec`. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldType>;
}

/** The shape of that name. Shapes are made when first asked for. */
export function shapeOf(name: string): Shape {
  const known = shapes.get(name);
  if (known) return known;
  const fields = new Map<string, FieldType>();
  const shape = { name, fields };
  shapes.set(name, shape);
  for (const field of (texts().get(name) ?? '').split(' ')) {
    const [key = '', type = 'text'] = field.split(':');
    if (key !== '') fields.set(key, typeOf(type));
  }
  return shape;
}

function typeOf(text: string): FieldType {
  if (text.startsWith('[')) return { kind: 'list', of: typeOf(text.slice(1, -1)) };
  if (text.startsWith('{')) return { kind: 'map', of: typeOf(text.slice(1, -1)) };
  if (/^[A-Z]/.test(text)) {
    return {
      kind: 'shape',
      // Shapes hold each other.
      get shape() {
        return shapeOf(text);
      },
    };
  }
  return { kind: text as 'text' };
}

const shapes = new Map<string, Shape>();

let read: ReadonlyMap<string, string> | undefined;

function texts(): ReadonlyMap<string, string> {
  read ??= new Map(
    table
      .trim()
      .split(/\n {2}(?! )/)
      .map((line) => {
        const [name = '', fields = ''] = line.split(' = ');
        return [name.trim(), fields.replace(/\s+/g, ' ')];
      }),
  );
  return read;
}

/** `Shape = field:type ...`; a field without a type is text, `[T]` a list of T, `{T}` a map of texts to T. */
const table = `
  Affinity = nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAntiAffinity
  AggregationRule = clusterRoleSelectors:[LabelSelector]
  AppArmorProfile = localhostProfile type
  CSIPersistentVolumeSource = controllerExpandSecretRef:SecretReference controllerPublishSecretRef:SecretReference
      driver fsType nodeExpandSecretRef:SecretReference nodePublishSecretRef:SecretReference
      nodeStageSecretRef:SecretReference readOnly:bool volumeAttributes:{text} volumeHandle
  CSIVolumeSource = driver fsType nodePublishSecretRef:LocalObjectReference readOnly:bool volumeAttributes:{text}
  Capabilities = add:[text] drop:[text]
  ClientIPConfig = timeoutSeconds:int
  ClusterRole = aggregationRule:AggregationRule apiVersion kind metadata:ObjectMeta rules:[PolicyRule]
  ClusterRoleBinding = apiVersion kind metadata:ObjectMeta roleRef:RoleRef subjects:[Subject]
  ClusterTrustBundleProjection = labelSelector:LabelSelector name optional:bool path signerName user:int
  ConfigMap = apiVersion binaryData:{text} data:{text} immutable:bool kind metadata:ObjectMeta
  ConfigMapEnvSource = name optional:bool
  ConfigMapKeySelector = key name optional:bool
  ConfigMapProjection = items:[KeyToPath] name optional:bool
  ConfigMapVolumeSource = defaultMode:int defaultUser:int items:[KeyToPath] name optional:bool
  Container = args:[text] command:[text] env:[EnvVar] envFrom:[EnvFromSource] image imagePullPolicy
      lifecycle:Lifecycle livenessProbe:Probe name ports:[ContainerPort] readinessProbe:Probe
      resizePolicy:[ContainerResizePolicy] resources:ResourceRequirements restartPolicy
      restartPolicyRules:[ContainerRestartRule] securityContext:SecurityContext startupProbe:Probe stdin:bool
      stdinOnce:bool terminationMessagePath terminationMessagePolicy tty:bool volumeDevices:[VolumeDevice]
      volumeMounts:[VolumeMount] workingDir
  ContainerPort = containerPort:int hostIP hostPort:int name protocol
  ContainerResizePolicy = resourceName restartPolicy
  ContainerResourceMetricSource = container name target:MetricTarget
  ContainerRestartRule = action exitCodes:ContainerRestartRuleOnExitCodes
  ContainerRestartRuleOnExitCodes = operator values:[int]
  CronJob = apiVersion kind metadata:ObjectMeta spec:CronJobSpec status:any
  CronJobSpec = concurrencyPolicy failedJobsHistoryLimit:int jobTemplate:JobTemplateSpec schedule
      startingDeadlineSeconds:int successfulJobsHistoryLimit:int suspend:bool timeZone
  CrossVersionObjectReference = apiVersion kind name
  DaemonSet = apiVersion kind metadata:ObjectMeta spec:DaemonSetSpec status:any
  DaemonSetSpec = minReadySeconds:int revisionHistoryLimit:int selector:LabelSelector template:PodTemplateSpec
      templateGeneration:int updateStrategy:DaemonSetUpdateStrategy
  DaemonSetUpdateStrategy = rollingUpdate:RollingUpdateDaemonSet type
  Deployment = apiVersion kind metadata:ObjectMeta spec:DeploymentSpec status:any
  DeploymentSpec = minReadySeconds:int paused:bool progressDeadlineSeconds:int replicas:int revisionHistoryLimit:int
      rollbackTo:RollbackConfig selector:LabelSelector strategy:DeploymentStrategy template:PodTemplateSpec
  DeploymentStrategy = rollingUpdate:RollingUpdateDeployment type
  DownwardAPIProjection = items:[DownwardAPIVolumeFile]
  DownwardAPIVolumeFile = fieldRef:ObjectFieldSelector mode:int path resourceFieldRef:ResourceFieldSelector user:int
  DownwardAPIVolumeSource = defaultMode:int defaultUser:int items:[DownwardAPIVolumeFile]
  EmptyDirVolumeSource = medium mode:int sizeLimit:quantity
  EnvFromSource = configMapRef:ConfigMapEnvSource prefix secretRef:SecretEnvSource
  EnvVar = name value valueFrom:EnvVarSource
  EnvVarSource = configMapKeyRef:ConfigMapKeySelector fieldRef:ObjectFieldSelector fileKeyRef:FileKeySelector
      resourceFieldRef:ResourceFieldSelector secretKeyRef:SecretKeySelector
  EphemeralContainer = args:[text] command:[text] env:[EnvVar] envFrom:[EnvFromSource] image imagePullPolicy
      lifecycle:Lifecycle livenessProbe:Probe name ports:[ContainerPort] readinessProbe:Probe
      resizePolicy:[ContainerResizePolicy] resources:ResourceRequirements restartPolicy
      restartPolicyRules:[ContainerRestartRule] securityContext:SecurityContext startupProbe:Probe stdin:bool
      stdinOnce:bool targetContainerName terminationMessagePath terminationMessagePolicy tty:bool
      volumeDevices:[VolumeDevice] volumeMounts:[VolumeMount] workingDir
  EphemeralVolumeSource = volumeClaimTemplate:PersistentVolumeClaimTemplate
  EvictionResponder = name priority:int
  ExecAction = command:[text]
  ExternalMetricSource = metric:MetricIdentifier target:MetricTarget
  FileKeySelector = key optional:bool path volumeName
  GRPCAction = mode port:int service
  HPAScalingPolicy = periodSeconds:int type value:int
  HPAScalingRules = policies:[HPAScalingPolicy] selectPolicy stabilizationWindowSeconds:int tolerance:quantity
  HTTPGetAction = host httpHeaders:[HTTPHeader] path port:int|text protocol scheme
  HTTPHeader = name value
  HTTPIngressPath = backend:IngressBackend path pathType
  HTTPIngressRuleValue = paths:[HTTPIngressPath]
  HorizontalPodAutoscaler = apiVersion kind metadata:ObjectMeta spec:HorizontalPodAutoscalerSpec status:any
  HorizontalPodAutoscalerBehavior = scaleDown:HPAScalingRules scaleUp:HPAScalingRules
  HorizontalPodAutoscalerSpec = behavior:HorizontalPodAutoscalerBehavior maxReplicas:int metrics:[MetricSpec]
      minReplicas:int scaleTargetRef:CrossVersionObjectReference
  HostAlias = hostnames:[text] ip
  HostPathVolumeSource = path type
  IPBlock = cidr except:[text]
  ImageVolumeSource = pullPolicy reference
  Ingress = apiVersion kind metadata:ObjectMeta spec:IngressSpec status:any
  IngressBackend = resource:TypedLocalObjectReference service:IngressServiceBackend
  IngressClass = apiVersion kind metadata:ObjectMeta spec:IngressClassSpec
  IngressClassParametersReference = apiGroup kind name namespace scope
  IngressClassSpec = controller parameters:IngressClassParametersReference
  IngressRule = host http:HTTPIngressRuleValue
  IngressServiceBackend = name port:ServiceBackendPort
  IngressSpec = defaultBackend:IngressBackend ingressClassName rules:[IngressRule] tls:[IngressTLS]
  IngressTLS = hosts:[text] secretName
  Job = apiVersion kind metadata:ObjectMeta spec:JobSpec status:any
  JobSpec = activeDeadlineSeconds:int backoffLimit:int backoffLimitPerIndex:int completionMode completions:int
      managedBy manualSelector:bool maxFailedIndexes:int parallelism:int podFailurePolicy:PodFailurePolicy
      podReplacementPolicy scheduling:any selector:LabelSelector successPolicy:SuccessPolicy suspend:bool
      template:PodTemplateSpec ttlSecondsAfterFinished:int
  JobTemplateSpec = metadata:ObjectMeta spec:JobSpec
  KeyToPath = key mode:int path user:int
  LabelSelector = matchExpressions:[LabelSelectorRequirement] matchLabels:{text}
  LabelSelectorRequirement = key operator values:[text]
  LegacyHTTPIngressPath = backend:LegacyIngressBackend path pathType
  LegacyHTTPIngressRuleValue = paths:[LegacyHTTPIngressPath]
  LegacyIngress = apiVersion kind metadata:ObjectMeta spec:LegacyIngressSpec status:any
  LegacyIngressBackend = resource:TypedLocalObjectReference serviceName servicePort:int|text
  LegacyIngressRule = host http:LegacyHTTPIngressRuleValue
  LegacyIngressSpec = backend:LegacyIngressBackend ingressClassName rules:[LegacyIngressRule] tls:[IngressTLS]
  Lifecycle = postStart:LifecycleHandler preStop:LifecycleHandler stopSignal
  LifecycleHandler = exec:ExecAction httpGet:HTTPGetAction sleep:SleepAction tcpSocket:TCPSocketAction
  LimitRange = apiVersion kind metadata:ObjectMeta spec:LimitRangeSpec
  LimitRangeItem = default:{quantity} defaultRequest:{quantity} max:{quantity} maxLimitRequestRatio:{quantity}
      min:{quantity} type
  LimitRangeSpec = limits:[LimitRangeItem]
  LocalObjectReference = name
  LocalVolumeSource = fsType path
  MetricIdentifier = name selector:LabelSelector
  MetricSpec = containerResource:ContainerResourceMetricSource external:ExternalMetricSource object:ObjectMetricSource
      pods:PodsMetricSource resource:ResourceMetricSource type
  MetricTarget = averageUtilization:int averageValue:quantity type value:quantity
  NFSVolumeSource = path readOnly:bool server
  Namespace = apiVersion kind metadata:ObjectMeta spec:NamespaceSpec status:any
  NamespaceSpec = finalizers:[text]
  NetworkPolicy = apiVersion kind metadata:ObjectMeta spec:NetworkPolicySpec
  NetworkPolicyEgressRule = ports:[NetworkPolicyPort] to:[NetworkPolicyPeer]
  NetworkPolicyIngressRule = from:[NetworkPolicyPeer] ports:[NetworkPolicyPort]
  NetworkPolicyPeer = ipBlock:IPBlock namespaceSelector:LabelSelector podSelector:LabelSelector
  NetworkPolicyPort = endPort:int port:int|text protocol
  NetworkPolicySpec = egress:[NetworkPolicyEgressRule] ingress:[NetworkPolicyIngressRule] podSelector:LabelSelector
      policyTypes:[text]
  NodeAffinity = preferredDuringSchedulingIgnoredDuringExecution:[PreferredSchedulingTerm]
      requiredDuringSchedulingIgnoredDuringExecution:NodeSelector
  NodeSelector = nodeSelectorTerms:[NodeSelectorTerm]
  NodeSelectorRequirement = key operator values:[text]
  NodeSelectorTerm = matchExpressions:[NodeSelectorRequirement] matchFields:[NodeSelectorRequirement]
  ObjectFieldSelector = apiVersion fieldPath
  ObjectMeta = annotations:{text} creationTimestamp deletionGracePeriodSeconds:int deletionTimestamp finalizers:[text]
      generateName generation:int labels:{text} managedFields:any name namespace ownerReferences:[OwnerReference]
      resourceVersion selfLink uid
  ObjectMetricSource = describedObject:CrossVersionObjectReference metric:MetricIdentifier target:MetricTarget
  ObjectReference = apiVersion fieldPath kind name namespace resourceVersion uid
  OwnerReference = apiVersion blockOwnerDeletion:bool controller:bool kind name uid
  PersistentVolume = apiVersion kind metadata:ObjectMeta spec:PersistentVolumeSpec status:any
  PersistentVolumeClaim = apiVersion kind metadata:ObjectMeta spec:PersistentVolumeClaimSpec status:any
  PersistentVolumeClaimSpec = accessModes:[text] dataSource:TypedLocalObjectReference
      dataSourceRef:TypedObjectReference resources:VolumeResourceRequirements selector:LabelSelector storageClassName
      volumeAttributesClassName volumeMode volumeName
  PersistentVolumeClaimTemplate = metadata:ObjectMeta spec:PersistentVolumeClaimSpec
  PersistentVolumeClaimVolumeSource = claimName readOnly:bool
  PersistentVolumeSpec = accessModes:[text] awsElasticBlockStore:any azureDisk:any azureFile:any capacity:{quantity}
      cephfs:any cinder:any claimRef:ObjectReference csi:CSIPersistentVolumeSource fc:any flexVolume:any flocker:any
      gcePersistentDisk:any glusterfs:any hostPath:HostPathVolumeSource iscsi:any local:LocalVolumeSource
      mountOptions:[text] nfs:NFSVolumeSource nodeAffinity:VolumeNodeAffinity persistentVolumeReclaimPolicy
      photonPersistentDisk:any portworxVolume:any quobyte:any rbd:any scaleIO:any storageClassName storageos:any
      volumeAttributesClassName volumeMode vsphereVolume:any
  Pod = apiVersion kind metadata:ObjectMeta spec:PodSpec status:any
  PodAffinity = preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]
      requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm]
  PodAffinityTerm = labelSelector:LabelSelector matchLabelKeys:[text] mismatchLabelKeys:[text]
      namespaceSelector:LabelSelector namespaces:[text] topologyKey
  PodAntiAffinity = preferredDuringSchedulingIgnoredDuringExecution:[WeightedPodAffinityTerm]
      requiredDuringSchedulingIgnoredDuringExecution:[PodAffinityTerm]
  PodCertificateProjection = certificateChainPath credentialBundlePath keyPath keyType maxExpirationSeconds:int
      signerName user:int userAnnotations:{text}
  PodDNSConfig = nameservers:[text] options:[PodDNSConfigOption] searches:[text]
  PodDNSConfigOption = name value
  PodDisruptionBudget = apiVersion kind metadata:ObjectMeta spec:PodDisruptionBudgetSpec status:any
  PodDisruptionBudgetSpec = maxUnavailable:int|text minAvailable:int|text selector:LabelSelector
      unhealthyPodEvictionPolicy
  PodFailurePolicy = rules:[PodFailurePolicyRule]
  PodFailurePolicyOnExitCodesRequirement = containerName operator values:[int]
  PodFailurePolicyOnPodConditionsPattern = status:any type
  PodFailurePolicyRule = action onExitCodes:PodFailurePolicyOnExitCodesRequirement
      onPodConditions:[PodFailurePolicyOnPodConditionsPattern]
  PodOS = name
  PodReadinessGate = conditionType
  PodResourceClaim = name resourceClaimName resourceClaimTemplateName
  PodSchedulingGate = name
  PodSchedulingGroup = podGroupName
  PodSecurityContext = appArmorProfile:AppArmorProfile fsGroup:int fsGroupChangePolicy runAsGroup:int
      runAsNonRoot:bool runAsUser:int seLinuxChangePolicy seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile
      supplementalGroups:[int] supplementalGroupsPolicy sysctls:[Sysctl] windowsOptions:WindowsSecurityContextOptions
  PodSpec = activeDeadlineSeconds:int affinity:Affinity automountServiceAccountToken:bool containers:[Container]
      dnsConfig:PodDNSConfig dnsPolicy enableServiceLinks:bool ephemeralContainers:[EphemeralContainer]
      evictionResponders:[EvictionResponder] hostAliases:[HostAlias] hostIPC:bool hostNetwork:bool hostPID:bool
      hostUsers:bool hostname hostnameOverride imagePullSecrets:[LocalObjectReference] initContainers:[Container]
      nodeName nodeSelector:{text} os:PodOS overhead:{quantity} preemptionPolicy priority:int priorityClassName
      readinessGates:[PodReadinessGate] resourceClaims:[PodResourceClaim] resources:ResourceRequirements restartPolicy
      runtimeClassName schedulerName schedulingGates:[PodSchedulingGate] schedulingGroup:PodSchedulingGroup
      securityContext:PodSecurityContext serviceAccount serviceAccountName setHostnameAsFQDN:bool
      shareProcessNamespace:bool subdomain terminationGracePeriodSeconds:int tolerations:[Toleration]
      topologySpreadConstraints:[TopologySpreadConstraint] volumes:[Volume]
  PodTemplate = apiVersion kind metadata:ObjectMeta template:PodTemplateSpec
  PodTemplateSpec = metadata:ObjectMeta spec:PodSpec
  PodsMetricSource = metric:MetricIdentifier target:MetricTarget
  PolicyRule = apiGroups:[text] nonResourceURLs:[text] resourceNames:[text] resources:[text] verbs:[text]
  PreferredSchedulingTerm = preference:NodeSelectorTerm weight:int
  PriorityClass = apiVersion description globalDefault:bool kind metadata:ObjectMeta preemptionPolicy value:int
  Probe = exec:ExecAction failureThreshold:int grpc:GRPCAction httpGet:HTTPGetAction initialDelaySeconds:int
      periodSeconds:int successThreshold:int tcpSocket:TCPSocketAction terminationGracePeriodSeconds:int
      timeoutSeconds:int
  ProjectedVolumeSource = defaultMode:int defaultUser:int sources:[VolumeProjection]
  ReplicaSet = apiVersion kind metadata:ObjectMeta spec:ReplicaSetSpec status:any
  ReplicaSetSpec = minReadySeconds:int replicas:int selector:LabelSelector template:PodTemplateSpec
  ReplicationController = apiVersion kind metadata:ObjectMeta spec:ReplicationControllerSpec status:any
  ReplicationControllerSpec = minReadySeconds:int replicas:int selector:{text} template:PodTemplateSpec
  ResourceClaim = name request
  ResourceFieldSelector = containerName divisor:quantity resource
  ResourceMetricSource = name target:MetricTarget
  ResourceQuota = apiVersion kind metadata:ObjectMeta spec:ResourceQuotaSpec status:any
  ResourceQuotaSpec = hard:{quantity} scopeSelector:ScopeSelector scopes:[text]
  ResourceRequirements = claims:[ResourceClaim] limits:{quantity} requests:{quantity}
  Role = apiVersion kind metadata:ObjectMeta rules:[PolicyRule]
  RoleBinding = apiVersion kind metadata:ObjectMeta roleRef:RoleRef subjects:[Subject]
  RoleRef = apiGroup kind name
  RollbackConfig = revision:int
  RollingUpdateDaemonSet = maxSurge:int|text maxUnavailable:int|text
  RollingUpdateDeployment = maxSurge:int|text maxUnavailable:int|text
  RollingUpdateStatefulSetStrategy = maxUnavailable:int|text partition:int
  SELinuxOptions = level role type user
  ScopeSelector = matchExpressions:[ScopedResourceSelectorRequirement]
  ScopedResourceSelectorRequirement = operator scopeName values:[text]
  SeccompProfile = localhostProfile type
  Secret = apiVersion data:{text} immutable:bool kind metadata:ObjectMeta stringData:{text} type
  SecretEnvSource = name optional:bool
  SecretKeySelector = key name optional:bool
  SecretProjection = items:[KeyToPath] name optional:bool
  SecretReference = name namespace
  SecretVolumeSource = defaultMode:int defaultUser:int items:[KeyToPath] optional:bool secretName
  SecurityContext = allowPrivilegeEscalation:bool appArmorProfile:AppArmorProfile capabilities:Capabilities
      privileged:bool procMount readOnlyRootFilesystem:bool runAsGroup:int runAsNonRoot:bool runAsUser:int
      seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile windowsOptions:WindowsSecurityContextOptions
  Service = apiVersion kind metadata:ObjectMeta spec:ServiceSpec status:any
  ServiceAccount = apiVersion automountServiceAccountToken:bool imagePullSecrets:[LocalObjectReference] kind
      metadata:ObjectMeta secrets:[ObjectReference]
  ServiceAccountTokenProjection = audience expirationSeconds:int path user:int
  ServiceBackendPort = name number:int
  ServicePort = appProtocol name nodePort:int port:int protocol targetPort:int|text
  ServiceSpec = allocateLoadBalancerNodePorts:bool clusterIP clusterIPs:[text] externalIPs:[text] externalName
      externalTrafficPolicy healthCheckNodePort:int internalTrafficPolicy ipFamilies:[text] ipFamilyPolicy
      loadBalancerClass loadBalancerIP loadBalancerSourceRanges:[text] ports:[ServicePort]
      publishNotReadyAddresses:bool selector:{text} sessionAffinity sessionAffinityConfig:SessionAffinityConfig
      trafficDistribution type
  SessionAffinityConfig = clientIP:ClientIPConfig
  SleepAction = seconds:int
  StatefulSet = apiVersion kind metadata:ObjectMeta spec:StatefulSetSpec status:any
  StatefulSetOrdinals = start:int
  StatefulSetPersistentVolumeClaimRetentionPolicy = whenDeleted whenScaled
  StatefulSetSpec = minReadySeconds:int ordinals:StatefulSetOrdinals
      persistentVolumeClaimRetentionPolicy:StatefulSetPersistentVolumeClaimRetentionPolicy podManagementPolicy
      replicas:int revisionHistoryLimit:int selector:LabelSelector serviceName template:PodTemplateSpec
      updateStrategy:StatefulSetUpdateStrategy volumeClaimTemplates:[PersistentVolumeClaim]
  StatefulSetUpdateStrategy = rollingUpdate:RollingUpdateStatefulSetStrategy type
  StorageClass = allowVolumeExpansion:bool allowedTopologies:[TopologySelectorTerm] apiVersion kind
      metadata:ObjectMeta mountOptions:[text] parameters:{text} provisioner reclaimPolicy volumeBindingMode
  Subject = apiGroup kind name namespace
  SuccessPolicy = rules:[SuccessPolicyRule]
  SuccessPolicyRule = succeededCount:int succeededIndexes
  Sysctl = name value
  TCPSocketAction = host port:int|text
  Toleration = effect key operator tolerationSeconds:int value
  TopologySelectorLabelRequirement = key values:[text]
  TopologySelectorTerm = matchLabelExpressions:[TopologySelectorLabelRequirement]
  TopologySpreadConstraint = labelSelector:LabelSelector matchLabelKeys:[text] maxSkew:int minDomains:int
      nodeAffinityPolicy nodeTaintsPolicy topologyKey whenUnsatisfiable
  TypedLocalObjectReference = apiGroup kind name
  TypedObjectReference = apiGroup kind name namespace
  V1HorizontalPodAutoscaler = apiVersion kind metadata:ObjectMeta spec:V1HorizontalPodAutoscalerSpec status:any
  V1HorizontalPodAutoscalerSpec = maxReplicas:int minReplicas:int scaleTargetRef:CrossVersionObjectReference
      targetCPUUtilizationPercentage:int
  Volume = awsElasticBlockStore:any azureDisk:any azureFile:any cephfs:any cinder:any configMap:ConfigMapVolumeSource
      csi:CSIVolumeSource downwardAPI:DownwardAPIVolumeSource emptyDir:EmptyDirVolumeSource
      ephemeral:EphemeralVolumeSource fc:any flexVolume:any flocker:any gcePersistentDisk:any gitRepo:any
      glusterfs:any hostPath:HostPathVolumeSource image:ImageVolumeSource iscsi:any name nfs:NFSVolumeSource
      persistentVolumeClaim:PersistentVolumeClaimVolumeSource photonPersistentDisk:any portworxVolume:any
      projected:ProjectedVolumeSource quobyte:any rbd:any scaleIO:any secret:SecretVolumeSource storageos:any
      vsphereVolume:any
  VolumeDevice = devicePath name
  VolumeMount = bindMountOptions:[text] mountPath mountPropagation name readOnly:bool recursiveReadOnly subPath
      subPathExpr
  VolumeNodeAffinity = required:NodeSelector
  VolumeProjection = clusterTrustBundle:ClusterTrustBundleProjection configMap:ConfigMapProjection
      downwardAPI:DownwardAPIProjection podCertificate:PodCertificateProjection secret:SecretProjection
      serviceAccountToken:ServiceAccountTokenProjection
  VolumeResourceRequirements = limits:{quantity} requests:{quantity}
  WeightedPodAffinityTerm = podAffinityTerm:PodAffinityTerm weight:int
  WindowsSecurityContextOptions = gmsaCredentialSpec gmsaCredentialSpecName hostProcess:bool runAsUserName
`;
