import type { Place } from '../core/facts.ts';
import type { CommandFact } from '../dockerfile/facts.ts';
import { type BaseImage, baseImage, type NamedImage } from '../knowledge/base-images.ts';
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

/** The user that its process is started as, without the group; undefined where nobody knows. */
export function userOf(node: ImageNode): Known<string> | undefined {
  return find(
    node,
    ({ facts: { user, userAt } }) => (user === undefined && userAt === undefined ? 'inherits' : [user, userAt]),
    ({ starts }) => starts,
  );
}

export function isRoot(user: string): boolean {
  return user === 'root' || /^0+$/u.test(user);
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

/** `NONE` where nothing says anything. */
export function healthcheckOf(node: ImageNode): Known<'CMD' | 'NONE'> | undefined {
  return find(
    node,
    ({ facts: { healthcheck } }) => (healthcheck ? [healthcheck, undefined] : 'inherits'),
    ({ healthcheck }) => (healthcheck === undefined ? undefined : healthcheck ? 'CMD' : 'NONE'),
  );
}

/** The words of its SHELL; undefined where none is known. */
export function shellOf(node: ImageNode): readonly string[] | undefined {
  return find(
    node,
    ({ facts: { shell } }) => (shell ? [shell, undefined] : 'inherits'),
    () => undefined,
  )?.value;
}

/** Its ENV as far as this project sets it; undefined values are not known. */
export function environmentOf(node: ImageNode): ReadonlyMap<string, string | undefined> {
  const stages = chainOf(node).filter((link) => link.kind === 'stage');
  return new Map(
    stages
      .toReversed()
      .flatMap(({ facts: { env } }) => Object.entries(env).map(([name, value]) => [name, value ?? undefined])),
  );
}

/** The ports of all EXPOSEs; undefined where there may be more. */
export function portsOf(node: ImageNode): readonly number[] | undefined {
  return gather(
    node,
    ({ ports, hasOpenPorts }) => (hasOpenPorts ? undefined : ports),
    ({ ports }) => ports,
  );
}

/** The folders of all VOLUMEs; undefined where there may be more. */
export function volumesOf(node: ImageNode): readonly string[] | undefined {
  return gather(
    node,
    ({ volumes }) => volumes,
    ({ volumes }) => volumes,
  );
}

/** The distribution and release that it stands on, as far as the name of its root tells. */
export function distributionOf(node: ImageNode): BaseImage | undefined {
  const root = chainOf(node).at(-1)!;
  return root.kind === 'external' ? baseImage(namedImage(root)) : undefined;
}

/** What is known of how an image is set up: by its name where it is from elsewhere, by its files where it is built here. */
export function configOf(node: ImageNode): ImageConfig {
  if (node.kind === 'external') return imageConfig(namedImage(node));
  const chain = chainOf(node);
  const root = chain.at(-1)!;
  const known = root.kind === 'external' ? configOf(root) : undefined;
  const starts = userOf(node)?.value;
  const mayStepDown = chain.some((link) => (link.kind === 'stage' ? link.facts.stepsDown : !configOf(link).root));
  return {
    workdir: workdirOf(node)?.value,
    root: starts !== undefined && isRoot(starts) && !mayStepDown,
    starts,
    user: known?.user,
    bare: false,
    newest: known?.newest ?? false,
    ports: portsOf(node),
    volumes: volumesOf(node),
    healthcheck: asBoolean(healthcheckOf(node)?.value),
  };
}

function asBoolean(healthcheck: 'CMD' | 'NONE' | undefined): boolean | undefined {
  return healthcheck && healthcheck === 'CMD';
}

/** An image from elsewhere as its name is split. */
export function namedImage({ reference }: ExternalNode): NamedImage {
  const [first = '', ...rest] = shortName({ ...reference, tag: undefined, digest: undefined }).split('/');
  const hasRegistry = !reference.name.startsWith('docker.io/');
  return {
    registry: hasRegistry ? first : undefined,
    repository: (hasRegistry ? rest : [first, ...rest]).join('/'),
    tag: reference.tag,
  };
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

/** What the links of the chain say together; undefined where one is not known, or the chain has no end. */
function gather<Value>(
  node: ImageNode,
  said: (facts: StageNode['facts']) => readonly Value[] | undefined,
  told: (config: ImageConfig) => readonly Value[] | undefined,
): readonly Value[] | undefined {
  const chain = chainOf(node);
  if (chain.at(-1)!.kind !== 'external') return undefined;
  const parts = chain.map((link) => (link.kind === 'stage' ? said(link.facts) : told(configOf(link))));
  return parts.every((part) => part !== undefined) ? [...new Set(parts.flat())] : undefined;
}
