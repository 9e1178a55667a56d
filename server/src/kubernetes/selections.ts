import type { Place } from '../core/facts.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { Labels, ObjectFact } from './facts.ts';
import { matches, type Selection, type Selector } from './network-facts.ts';
import { relabelledWorlds } from './relabelled.ts';
import { type PlacedObject, type World, worldsOf } from './worlds.ts';

/** A selection that finds nothing in any world that its object is in. */
export interface EmptySelection {
  readonly uri: string;
  readonly at: Place;
  readonly object: ObjectFact;
  readonly selector: Selector;
}

/**
 * Silent where the other side is plainly managed elsewhere: where the object's world is not whole, where there is nothing of
 * the kind in its namespaces, and where an operator makes pods of an object there.
 */
export function emptySelections(
  files: ProjectFacts,
  by: Selection['by'],
  { ignoredLabels }: { readonly ignoredLabels: readonly string[] },
): EmptySelection[] {
  const relabelled = relabelledWorlds(files);
  return missing(files, (standing) =>
    (standing.object.network?.selections ?? [])
      .filter(
        (selection) =>
          selection.by === by && !relabelled.has(standing.world) && isEmpty(selection, standing, ignoredLabels),
      )
      .map((selection) => ({ at: selection.at, selector: selection.selector })),
  );
}

/** Of rules that ask for empty selections. */
export const selectionOptions = {
  ignoredLabels: {
    description: 'Labels that something gives to what is selected later on, so that no manifest has them.',
    default: [],
  },
} as const;

export interface Standing {
  /** Of the file that the object stands in. */
  readonly uri: string;
  readonly object: ObjectFact;
  readonly namespace: string;
  readonly world: World;
}

/**
 * What is missing in every world that holds the object.
 * @param find gives what is missing in one, by places that count from the object's own
 */
export function missing<Item extends { readonly at: Place }>(
  files: ProjectFacts,
  find: (standing: Standing) => readonly Item[],
): (Item & { readonly uri: string; readonly object: ObjectFact })[] {
  const found = new Map<ObjectFact, { readonly uri: string; items: readonly Item[] }>();
  const originals = new Map<string, ObjectFact>();
  for (const world of worldsOf(files)) {
    for (const { uri, fact, namespace } of world.objects) {
      // A kustomization may have given it other labels; its place tells which it is.
      const key = `${uri} ${fact.at}`;
      const object = originals.get(key) ?? fact;
      originals.set(key, object);
      const before = found.get(object);
      if (before?.items.length === 0) continue;
      const items = find({ uri, object: fact, namespace, world });
      const places = new Set(items.map(({ at }) => at));
      found.set(object, { uri, items: before ? before.items.filter(({ at }) => places.has(at)) : items });
    }
  }
  return [...found].flatMap(([object, { uri, items }]) =>
    items.map((item) => ({ ...item, uri, object, at: object.at + item.at })),
  );
}

/** What is at fault in any world that holds the object, once, by the words of the first. Places as in `missing`. */
export function faulty<Item extends { readonly at: Place }>(
  files: ProjectFacts,
  find: (standing: Standing) => readonly Item[],
): (Item & { readonly uri: string; readonly object: ObjectFact })[] {
  const found = new Map<string, Item & { readonly uri: string; readonly object: ObjectFact }>();
  for (const world of worldsOf(files)) {
    for (const { uri, fact, namespace } of world.objects) {
      for (const item of find({ uri, object: fact, namespace, world })) {
        const at = fact.at + item.at;
        if (!found.has(`${uri} ${at}`)) found.set(`${uri} ${at}`, { ...item, uri, object: fact, at });
      }
    }
  }
  return [...found.values()];
}

/** Whether no pod of the object's namespace has what it selects, as far as that can be known. */
export function emptyFor(selector: Selector, standing: Standing): boolean {
  return isEmpty({ of: 'pods', namespaces: 'own', selector }, standing, []);
}

type Wanted = Pick<Selection, 'of' | 'namespaces' | 'selector'>;

function isEmpty(
  { of, namespaces, selector }: Wanted,
  { object, namespace, world }: Standing,
  ignored: readonly string[],
): boolean {
  const isNamed = object.namespace !== null || namespaces !== 'own';
  if (world.open || isMadeElsewhere(selector) || isSystem(namespace)) return false;
  // Where nothing says which namespace is its own, it may be any.
  const isAnywhere =
    namespaces === 'any' || (namespaces === 'own' && object.namespace === null && namespace === 'default');
  const within = world.objects.filter(
    (placed) =>
      isAnywhere || (namespaces === 'own' ? placed.namespace === namespace : namespaces.includes(placed.namespace)),
  );
  const targets = within.flatMap(({ fact }) => targetsOf(fact, of));
  if (of === 'pods' && within.some(makesPods)) return false;
  const wanted = without(selector, (key) => ownLabels.test(key) || ignored.includes(key));
  const finds = (labels: Labels) => matches(wanted, labels);
  // What it looks for lives in another namespace, or with somebody else.
  if (targets.length === 0)
    return (
      isNamed &&
      world.objects.some((placed) => placed.fact.namespace !== null && targetsOf(placed.fact, of).some(finds))
    );
  return !targets.some(finds);
}

/** Namespaces in which clusters run what is in no manifest. */
function isSystem(namespace: string): boolean {
  return /^(?:kube|openshift)-/u.test(namespace);
}

function targetsOf({ group, kind, labels, podLabels }: ObjectFact, of: Selection['of']): readonly Labels[] {
  if (of === 'pods') return podLabels;
  return kind === 'Service' && group === '' ? [labels] : [];
}

/** Labels that controllers put on pods, and that no manifest has. */
const ownLabels =
  /^(?:statefulset\.kubernetes\.io\/pod-name|apps\.kubernetes\.io\/pod-index|(?:rollouts-)?pod-template-hash|controller-revision-hash|(?:batch\.kubernetes\.io\/)?(?:job-name|controller-uid))$/u;

function without({ labels, expressions }: Selector, isLeftOut: (key: string) => boolean): Selector {
  return {
    labels: Object.fromEntries(Object.entries(labels).filter(([key]) => !isLeftOut(key))),
    expressions: expressions.filter(({ key }) => !isLeftOut(key)),
  };
}

/** Programs move such a label from pod to pod; pods of operators have labels under the operator's own name. */
const movingLabel = /(?:^|[/_-])(?:role|leader|master|primary|active)$/iu;
const common = /^(?:[^/]*|(?:app|helm)\.(?:kubernetes\.io|sh)\/.*|k8s-app|tier)$/u;

function isMadeElsewhere({ labels, expressions }: Selector): boolean {
  const keys = [...Object.keys(labels), ...expressions.map(({ key }) => key)];
  return keys.some((key) => movingLabel.test(key) || !(common.test(key) || ownLabels.test(key)));
}

/** Groups whose objects are what they say; an object of any other may be an operator's order for pods. */
const inert =
  /^$|\.k8s\.io$|^(?:apps|batch|policy|autoscaling|extensions|monitoring\.coreos\.com|keda\.sh|kustomize\.config\.k8s\.io|cert-manager\.io|external-secrets\.io|bitnami\.com|traefik\.(?:io|containo\.us)|cilium\.io|security\.openshift\.io|route\.openshift\.io|image\.openshift\.io|.*\.istio\.io|.*projectcalico\.org|argoproj\.io|kyverno\.io)$/u;
const orders = /^(?:Prometheus|PrometheusAgent|Alertmanager|ThanosRuler)$/u;

/** Whether it may be an order to some operator for pods that no manifest shows. */
export function makesPods({ fact: { group, kind, podLabels } }: PlacedObject): boolean {
  return podLabels.length === 0 && (!inert.test(group ?? '') || orders.test(kind));
}

/** "the label `app: shop`", "the labels `app: shop`, `tier in (web, api)`". */
export function describeSelector({ labels, expressions }: Selector): string {
  const parts = [
    ...Object.entries(labels).map(([key, value]) => `\`${key}: ${value}\``),
    ...expressions.map(({ key, operator, values }) =>
      values.length > 0 ? `\`${key} ${operator} (${values.join(', ')})\`` : `\`${key} ${operator}\``,
    ),
  ];
  return `${parts.length > 1 ? 'the labels' : 'the label'} ${parts.join(', ')}`;
}
