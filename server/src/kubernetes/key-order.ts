/**
 * The order in which people write the keys of manifests. Edits put a new key behind the last one that stands before it
 * here. One list serves objects of all depths, since hardly a key is at home in two of them; where one is, as
 * `securityContext` in pods and containers, its place is right in both.
 */
const order = [
  'apiVersion kind metadata immutable type',
  'name generateName namespace labels annotations',
  'provisioner parameters reclaimPolicy volumeBindingMode allowVolumeExpansion mountOptions spec data stringData',
  // workloads and autoscalers
  'scaleTargetRef schedule timeZone startingDeadlineSeconds concurrencyPolicy suspend',
  'successfulJobsHistoryLimit failedJobsHistoryLimit parallelism completions backoffLimit activeDeadlineSeconds',
  'ttlSecondsAfterFinished jobTemplate serviceName replicas minReplicaCount maxReplicaCount minReplicas maxReplicas',
  'metrics behavior revisionHistoryLimit minReadySeconds strategy updateStrategy podManagementPolicy',
  // services and policies
  'minAvailable maxUnavailable unhealthyPodEvictionPolicy selector podSelector policyTypes ingress egress',
  'clusterIP loadBalancerClass loadBalancerSourceRanges externalTrafficPolicy template volumeClaimTemplates',
  'ingressClassName defaultBackend tls rules',
  // containers, up to what pods have too
  'image imagePullPolicy command args workingDir ports envFrom env limits requests resources',
  'startupProbe livenessProbe readinessProbe lifecycle terminationMessagePath terminationMessagePolicy',
  // pods
  'enableServiceLinks automountServiceAccountToken serviceAccountName restartPolicy terminationGracePeriodSeconds',
  'priorityClassName runtimeClassName hostNetwork hostPID hostIPC dnsPolicy dnsConfig nodeSelector affinity',
  'topologySpreadConstraints tolerations imagePullSecrets',
  'securityContext volumeMounts initContainers containers volumes',
];

export const keyOrder: readonly string[] = order.join(' ').split(' ');
