import type { Edit } from '../core/edit.ts';
import { type Fix, safe, unsafe } from '../core/fix.ts';
import type { RetiredApi } from '../knowledge/api-removals.ts';
import { merge, removeKey, renameKey, replaceScalar, set, type YamlValue } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { KubernetesObject } from './model.ts';

/** The edits of all parts; undefined where one of them cannot be made. */
type Edits = Edit[] | undefined;

/** What has to change besides the version, and whether the object then means the same to the letter. */
interface Migration {
  readonly edits: Edits;
  readonly keeps: boolean;
  readonly words?: string;
}

/** Writes the replacement of a retired API version, with the fields that change; undefined where a person has to. */
export function migrationFix({ node, kind, partial }: KubernetesObject, api: RetiredApi): Fix | undefined {
  const version = node.get('apiVersion');
  if (!version || api.replacement === undefined) return undefined;
  const migrate = Object.hasOwn(migrations, kind) ? migrations[kind] : undefined;
  const { edits, keeps, words }: Migration =
    (!partial && migrate?.(node, api)) ||
    (api.asks === 'rewrite' ? { edits: undefined, keeps: false } : { edits: [], keeps: api.asks === 'nothing' });
  const all = together(replaceScalar(version, api.replacement), edits);
  // A patch of Kustomize finds its target by the version too.
  return all && (keeps && !partial ? safe : unsafe)(`Use ${api.replacement}${words ?? ''}`, ...all);
}

/** By kind. Undefined where the version is all that changes, or where `asks` says what is to be done. */
const migrations: Readonly<Record<string, (node: YamlNode, api: RetiredApi) => Migration | undefined>> = {
  Deployment: withSelector,
  DaemonSet: withSelector,
  ReplicaSet: withSelector,
  StatefulSet: withSelector,
  Ingress: (node) => ({ edits: ingressEdits(node), keeps: false, words: ' with its fields' }),
  HorizontalPodAutoscaler: (node, { apiVersion }) =>
    apiVersion === 'autoscaling/v2beta1' ? { edits: metricEdits(node), keeps: true } : undefined,
  // An empty selector stood for no pod, and now stands for all of them.
  PodDisruptionBudget: (node) => {
    const selector = node.get('spec', 'selector');
    const selects = (selector?.get('matchLabels') ?? selector?.get('matchExpressions'))?.source.trim();
    return { edits: selects && !/^[{[]\s*[}\]]$/u.test(selects) ? [] : undefined, keeps: true };
  },
  EndpointSlice: (node) => {
    const endpoints = node.get('endpoints')?.items ?? [];
    return { edits: endpoints.every((endpoint) => endpoint.lacks('topology')) ? [] : undefined, keeps: true };
  },
  PriorityLevelConfiguration: (node) => {
    const limited = node.get('spec', 'limited');
    return limited?.get('assuredConcurrencyShares')
      ? { edits: renameKey(limited, 'assuredConcurrencyShares', 'nominalConcurrencyShares'), keeps: true }
      : undefined;
  },
  MutatingWebhookConfiguration: (node) => ({
    edits: webhookEdits(node),
    keeps: false,
    words: ' with the old defaults',
  }),
  ValidatingWebhookConfiguration: (node) => ({
    edits: webhookEdits(node),
    keeps: false,
    words: ' with the old defaults',
  }),
};

function together(...parts: readonly Edits[]): Edits {
  return parts.every((edits) => edits !== undefined) ? parts.flatMap((edits) => edits ?? []) : undefined;
}

/** The selector was made from the labels of the template where there was none. */
function withSelector(node: YamlNode): Migration | undefined {
  if (!node.lacks('spec', 'selector')) return undefined;
  const labels = node.get('spec', 'template', 'metadata', 'labels')?.entries ?? [];
  const isKnown = labels.length > 0 && labels.every(({ value }) => value.string !== undefined);
  const matchLabels = Object.fromEntries(labels.map(({ key, value }) => [key.text, value.string ?? '']));
  return {
    edits: isKnown ? set(node, ['spec', 'selector'], { matchLabels }) : undefined,
    keeps: false,
    words: ' with the labels of the template as selector',
  };
}

function ingressEdits(node: YamlNode): Edits {
  const spec = node.get('spec');
  const backend = spec?.get('backend');
  const paths = (spec?.get('rules')?.items ?? []).flatMap((rule) => rule.get('http', 'paths')?.items ?? []);
  const ofDefault =
    spec && backend ? together(renameKey(spec, 'backend', 'defaultBackend'), backendEdits(backend)) : [];
  return together(
    ofDefault,
    ...paths.map((path) => {
      const own = path.get('backend');
      // What the old version took for granted.
      const type = path.lacks('pathType') ? set(path, 'pathType', 'ImplementationSpecific') : [];
      return together(type, own ? backendEdits(own) : undefined);
    }),
  );
}

/** `serviceName` and `servicePort` become `service` with `name` and `port`. */
function backendEdits(backend: YamlNode): Edits {
  if (backend.lacks('serviceName')) return backend.lacks('resource') ? undefined : [];
  const name = backend.get('serviceName')?.string;
  const port = backend.get('servicePort');
  if (name === undefined || port?.string === undefined) return undefined;
  const number = port.style === 'plain' ? port.number : undefined;
  const portRef: YamlValue = number === undefined ? { name: port.string } : { number };
  const service = { name, port: portRef };
  // The first key goes, since what is added behind the backend goes below the last one.
  const keys = backend.entries
    .map(({ key }) => key.text)
    .filter((key) => key === 'serviceName' || key === 'servicePort');
  return together(removeKey(backend, keys[0]!), nested(backend, keys[1]!, 'service', service));
}

/** Another name for a key, and a mapping in place of its value. */
function nested(mapping: YamlNode, key: string, to: string, value: YamlValue): Edits {
  return together(renameKey(mapping, key, to), set(mapping, key, value));
}

function metricEdits(node: YamlNode): Edits {
  const metrics = node.get('spec', 'metrics')?.items ?? [];
  return together(
    ...metrics.map((metric) => {
      const source = metric.get('resource') ?? metric.get('containerResource') ?? metric.get('pods');
      // The target of an object has other names as well, and selectors have moved.
      if (!source || source.get('selector')) return undefined;
      const name = source.get('metricName')?.string;
      return together(
        name === undefined ? [] : nested(source, 'metricName', 'metric', { name }),
        ...Object.entries(targets).map(([key, [type, field]]) => {
          const value = source.get(key);
          if (!value) return [];
          const amount = value.number ?? value.string;
          return amount === undefined ? undefined : nested(source, key, 'target', { type, [field]: amount });
        }),
      );
    }),
  );
}

const targets: Readonly<Record<string, readonly [type: string, field: string]>> = {
  targetAverageUtilization: ['Utilization', 'averageUtilization'],
  targetAverageValue: ['AverageValue', 'averageValue'],
};

/** What is not said had other defaults. Which side effects a webhook has, its manifest alone does not tell. */
function webhookEdits(node: YamlNode): Edits {
  const webhooks = node.get('webhooks')?.items ?? [];
  return together(
    ...webhooks.map((webhook) => {
      if (!/^None(?:OnDryRun)?$/u.test(webhook.get('sideEffects')?.string ?? '')) return undefined;
      const missing = Object.entries(oldDefaults).filter(([key]) => webhook.lacks(key));
      return merge(webhook, Object.fromEntries(missing));
    }),
  );
}

const oldDefaults: Readonly<Record<string, YamlValue>> = {
  admissionReviewVersions: ['v1beta1'],
  failurePolicy: 'Ignore',
  matchPolicy: 'Exact',
  timeoutSeconds: 30,
};
