import type { Place } from '../core/facts.ts';
import type { CommandFact } from '../dockerfile/facts.ts';
import { type ImageConfig, imageConfig } from '../knowledge/image-config.ts';
import type { ExternalNode, ImageNode, StageNode } from './graph.ts';
import { shortName } from './name.ts';

/** Something that an image says of the containers started from it, and which link of its chain says so. */
export interface Known<Value> {
  readonly value: Value;
  readonly by: ImageNode;
  /** In the file of `by`, where that is a stage and one instruction says it. */
  readonly at: Place | undefined;
}

/**
 * The image and what it is built on, down to its root. Ends early where a variable names the next, or where images are
 * built on each other in a circle.
 */
export function chainOf(node: ImageNode): readonly ImageNode[] {
  const chain: ImageNode[] = [];
  for (let link: ImageNode | undefined = node; link && !chain.includes(link); ) {
    chain.push(link);
    link = link.kind === 'stage' ? link.base : undefined;
  }
  return chain;
}

/** The user that its process is, without the group; undefined where nobody knows. */
export function userOf(node: ImageNode): Known<string> | undefined {
  return find(
    node,
    ({ facts: { user, userAt } }) => (user === undefined && userAt === undefined ? 'inherits' : [user, userAt]),
    ({ root }) => (root ? 'root' : undefined),
  );
}

/** The folder that it starts in, as far as it is absolute. */
export function workdirOf(node: ImageNode): Known<string> | undefined {
  const known = find(
    node,
    ({ facts: { workdir } }) => (workdir === undefined ? 'inherits' : [workdir, undefined]),
    ({ workdir }) => workdir,
  );
  return known?.value.startsWith('/') ? known : undefined;
}

export function entrypointOf(node: ImageNode): Known<CommandFact> | undefined {
  return find(
    node,
    ({ facts: { entrypoint } }) => (entrypoint ? [entrypoint, entrypoint.at] : 'inherits'),
    () => undefined,
  );
}

/** The CMD in force: an ENTRYPOINT drops the one that the stage has from its base. */
export function commandOf(node: ImageNode): Known<CommandFact> | undefined {
  return find(
    node,
    ({ facts: { command, entrypoint } }) => {
      if (command) return [command, command.at];
      return entrypoint ? [undefined, undefined] : 'inherits';
    },
    () => undefined,
  );
}

export function healthcheckOf(node: ImageNode): Known<'CMD' | 'NONE'> | undefined {
  return find(
    node,
    ({ facts: { healthcheck } }) => (healthcheck ? [healthcheck, undefined] : 'inherits'),
    () => undefined,
  );
}

/** What an image from elsewhere is known for by its name. */
export function configOf({ reference }: ExternalNode): ImageConfig {
  const [first = '', ...rest] = shortName({ ...reference, tag: undefined, digest: undefined }).split('/');
  const hasRegistry = !reference.name.startsWith('docker.io/');
  return imageConfig({
    registry: hasRegistry ? first : undefined,
    repository: (hasRegistry ? rest : [first, ...rest]).join('/'),
    tag: reference.tag,
  });
}

/**
 * Asks the links of the chain, the image itself first.
 * @param said a value, undefined with its place where it is not known, or that the base decides
 */
function find<Value>(
  node: ImageNode,
  said: (stage: StageNode) => 'inherits' | readonly [value: Value | undefined, at: Place | undefined],
  told: (config: ImageConfig) => Value | undefined,
): Known<Value> | undefined {
  for (const by of chainOf(node)) {
    if (by.kind === 'external') {
      const value = told(configOf(by));
      return value === undefined ? undefined : { value, by, at: undefined };
    }
    const found = said(by);
    if (found === 'inherits') continue;
    const [value, at] = found;
    return value === undefined ? undefined : { value, by, at };
  }
  return undefined;
}
