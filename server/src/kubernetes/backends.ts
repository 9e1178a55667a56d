import type { Place } from '../core/facts.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { ObjectFact } from './facts.ts';
import type { Backend, ServicePort } from './network-facts.ts';
import { makesPods, missing } from './selections.ts';
import type { World } from './worlds.ts';

/** A backend whose service is nowhere, or has no such port. */
export interface MissingBackend {
  readonly uri: string;
  readonly at: Place;
  readonly object: ObjectFact;
  readonly service: string;
  readonly namespace: string;
  /** Of a service that is there: the port that it lacks, and those that it has. */
  readonly port?: { readonly is: number | string; readonly others: readonly (number | string)[] };
}

export function missingBackends(files: ProjectFacts): MissingBackend[] {
  return missing(files, ({ object, namespace, world }) =>
    world.open
      ? []
      : (object.network?.backends ?? []).flatMap((backend) => {
          const found = missingIn(world, backend, backend.namespace ?? namespace);
          return found ? [found] : [];
        }),
  );
}

function missingIn(world: World, { at, service, port }: Backend, namespace: string) {
  const within = world.objects.filter((placed) => placed.namespace === namespace);
  const services = within.filter(
    ({ fact: { kind, group } }) => kind === 'Service' && (group === '' || group === 'serving.knative.dev'),
  );
  if (services.length === 0) return undefined;
  const named = services.filter(({ fact }) => fact.name === service);
  if (named.length === 0) {
    // Who makes pods makes services for them; a name that is not known may be this one.
    const mayBeMade = isRenamed(world) || within.some(makesPods) || services.some(({ fact }) => fact.name === null);
    return mayBeMade ? undefined : { at, service, namespace };
  }
  const ports = named.flatMap(({ fact }) => fact.network?.ports ?? []);
  if (!port || ports.length === 0 || ports.some((each) => isPort(each, port.is))) return undefined;
  const others = ports.flatMap(({ port: number, name }) => (typeof port.is === 'string' ? name : number) ?? []);
  return { at: port.at, service, namespace, port: { is: port.is, others } };
}

/** Kustomizations give names prefixes and suffixes. */
function isRenamed({ objects }: World): boolean {
  return objects.some(({ layers }) =>
    layers.some(({ kustomization }) => kustomization.namePrefix + kustomization.nameSuffix),
  );
}

/** One that a template or a variable writes may be any. */
function isPort({ name, port }: ServicePort, is: number | string): boolean {
  return (
    port === null || port === is || name === is || (typeof is === 'string' && /^\d+$/u.test(is) && port === Number(is))
  );
}
