import type { YamlEntry, YamlNode } from '../yaml/node.ts';
import { asFragment, layered } from '../yaml/view.ts';
import { readEnvironment } from './environment.ts';
import { readLimits } from './limits.ts';
import type { Build, ComposeFile, Logging, Port, Service, ServiceVolume } from './model.ts';
import { readPort } from './port.ts';
import { readServiceVolume } from './service-volume.ts';

/**
 * A service with what it extends behind it.
 * @param fileOf the file, once it is there
 */
export function readService({ key, value }: YamlEntry, services: YamlNode, fileOf: () => ComposeFile): Service {
  const { node, isOpen } = withBase(value, services, new Set([key.text]));
  const lacksImage = node.lacks('image') && node.lacks('build') && node.lacks('provider');
  const partial = isOpen || lacksImage;
  const whole = partial ? asFragment(node) : node;
  const ports: Port[] = [];
  const volumes: ServiceVolume[] = [];
  const service: Service = {
    get file() {
      return fileOf();
    },
    name: key.text,
    key,
    at: key.span,
    node: whole,
    image: whole.get('image')?.string,
    build: readBuild(whole.get('build')),
    ports,
    volumes,
    environment: readEnvironment(whole.get('environment')),
    limits: readLimits(whole),
    logging: readLogging(whole.get('logging')),
    extendsElsewhere: isOpen,
    partial,
  };
  for (const item of whole.get('ports')?.items ?? []) {
    const port = readPort(service, item);
    if (port) ports.push(port);
  }
  for (const item of whole.get('volumes')?.items ?? []) {
    const volume = readServiceVolume(service, item);
    if (volume) volumes.push(volume);
  }
  return service;
}

/** Compose does not merge these but takes the last one whole. */
const replaced: ReadonlySet<string> = new Set(['command', 'entrypoint', 'test']);

/** Nobody lays more services over one another. */
const mostLayers = 20;

/**
 * Lays a service over the one that it extends, and that one over its own.
 * @param seen names on the way here, so that services which extend one another end somewhere
 */
function withBase(own: YamlNode, services: YamlNode, seen: ReadonlySet<string>): { node: YamlNode; isOpen: boolean } {
  const extended = own.get('extends');
  if (!extended || extended.kind === 'null') return { node: own, isOpen: own.unknown };
  const name = extended.kind === 'mapping' ? extended.get('service')?.string : extended.string;
  const base = name === undefined || extended.get('file') ? undefined : services.get(name);
  if (!base || seen.has(name!) || seen.size > mostLayers) return { node: own, isOpen: true };
  const under = withBase(base, services, new Set([...seen, name!]));
  return { node: layered(own, under.node, replaced), isOpen: under.isOpen };
}

function readBuild(node: YamlNode | undefined): Build | undefined {
  if (!node || node.kind === 'null' || node.kind === 'sequence') return undefined;
  if (node.kind === 'scalar') return { node, context: node.string, dockerfile: undefined, target: undefined };
  return {
    node,
    context: node.lacks('context') ? '.' : node.get('context')?.string,
    dockerfile: node.get('dockerfile')?.string,
    target: node.get('target')?.string,
  };
}

function readLogging(node: YamlNode | undefined): Logging | undefined {
  if (node?.kind !== 'mapping') return undefined;
  return { node, driver: node.get('driver'), options: node.get('options') };
}
