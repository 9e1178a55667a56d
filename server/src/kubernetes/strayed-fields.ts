import type { YamlNode } from '../yaml/node.ts';

/** Names from other tools and older habits, in lower case, and what Kubernetes calls the same. */
export const fieldAliases: ReadonlyMap<string, readonly string[]> = new Map([
  ['cmd', ['command']],
  ['entrypoint', ['command']],
  ['environment', ['env']],
  ['enviroment', ['env']],
  ['envs', ['env']],
  ['pullpolicy', ['imagePullPolicy']],
  ['mounts', ['volumeMounts']],
  ['mount', ['mountPath']],
  ['strategy', ['updateStrategy']],
  ['updatestrategy', ['strategy']],
]);

type Place = readonly [shapes: RegExp, fields: RegExp, home: string];

/** Fields that people write at a level where no other rule could find out where they belong. */
const places: readonly Place[] = [
  [
    /^PodSecurityContext$/,
    /^(?:allowPrivilegeEscalation|capabilities|privileged|procMount|readOnlyRootFilesystem)$/,
    'in the `securityContext` of each container, for a pod has none',
  ],
  [/^(?:Volume)?ResourceRequirements$/, /^(?:cpu|memory|storage|ephemeral-storage)$/, 'under `requests` or `limits`'],
  [
    /^IngressBackend$/,
    /^serviceName$/,
    'to `service.name`, as `servicePort` to `service.port`, since networking.k8s.io/v1',
  ],
  [/^IngressBackend$/, /^servicePort$/, 'to `service.port.number` or `service.port.name` since networking.k8s.io/v1'],
  [/^IngressSpec$/, /^backend$/, 'to `defaultBackend` since networking.k8s.io/v1'],
  [
    /^HorizontalPodAutoscalerSpec$/,
    /^targetCPUUtilizationPercentage$/,
    'to `metrics` since autoscaling/v2, as the `averageUtilization` of `cpu`',
  ],
  [/^ResourceMetricSource$/, /^targetAverage(?:Utilization|Value)$/, 'under `target` since autoscaling/v2'],
];

/** Where such a field belongs, as it stands behind "belongs". What says the same as a field before it says nothing more. */
export function placesElsewhere(shape: string, field: string, mapping: YamlNode): string | undefined {
  if (field === 'servicePort' && mapping.get('serviceName')) return undefined;
  return places.find(([shapes, fields]) => shapes.test(shape) && fields.test(field))?.[2];
}
