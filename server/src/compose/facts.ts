import { type Facts, factCollector, type Place } from '../core/facts.ts';
import { textsOf } from '../yaml/node.ts';
import type { ComposeFile, Service } from './model.ts';

/** What Compose files tell the project. Paths are as written, relative to the file. */
export interface ComposeFacts {
  readonly services: readonly ServiceFact[];
  /** Names of the top-level `volumes`. */
  readonly volumes: readonly string[];
  readonly isOverride: boolean;
}

export interface ServiceFact {
  readonly at: Place;
  readonly name: string;
  readonly image: { readonly at: Place; readonly name: string } | null;
  readonly build: BuildFact | null;
  /** Driver and options as far as they are known; null where the service says nothing. */
  readonly logging: { readonly driver: string | null; readonly options: Readonly<Record<string, string>> } | null;
  readonly mounts: readonly MountFact[];
}

export interface BuildFact {
  readonly at: Place;
  readonly context: string | null;
  /** `Dockerfile` where it says nothing. */
  readonly dockerfile: string | null;
  readonly target: string | null;
}

export interface MountFact {
  readonly type: string | null;
  readonly source: string | null;
  readonly target: string | null;
}

declare module '../core/facts.ts' {
  interface FactData {
    readonly compose?: ComposeFacts;
  }
}

export function factsOf({ services, volumes, isOverride }: ComposeFile): Facts {
  const { places, place } = factCollector();
  const compose: ComposeFacts = {
    services: services.map((service) => serviceFact(service, place)),
    volumes: volumes.map(({ name }) => name),
    isOverride,
  };
  return { data: { compose }, places };
}

function serviceFact(
  { at, name, image, build, logging, volumes, node }: Service,
  place: (at: Service['at']) => Place,
): ServiceFact {
  return {
    at: place(at),
    name,
    image: image === undefined ? null : { at: place(node.get('image')!.span), name: image },
    build: build
      ? {
          at: place(build.node.key?.span ?? at),
          context: build.context ?? null,
          dockerfile: build.node.get('dockerfile') ? (build.dockerfile ?? null) : 'Dockerfile',
          target: build.target ?? null,
        }
      : null,
    logging: logging
      ? { driver: logging.driver?.string ?? null, options: Object.fromEntries(textsOf(logging.options)) }
      : null,
    mounts: volumes.map(({ type = null, source, target }) => ({
      type,
      source: source?.value ?? null,
      target: target?.value ?? null,
    })),
  };
}
