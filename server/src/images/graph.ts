import type { Facts, Place } from '../core/facts.ts';
import { rememberingOf } from '../core/memo.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { StageFacts } from '../dockerfile/facts.ts';
import { type Build, buildsOf } from './builds.ts';
import { type ImageReference, referenceOf } from './name.ts';
import { type Use, usesOf } from './uses.ts';

/**
 * The images of a project: what it builds, what it builds on, and who runs them.
 *
 * Everything is found by facts alone. Where two builds give one name, the one that lies nearest to the file that uses the
 * name is meant; where that does not tell, nobody knows, and the image is taken for one from elsewhere.
 */
export interface ImageGraph {
  /** Every stage of every Dockerfile, in the order of files and stages. */
  readonly stages: readonly StageNode[];
  /** Every image from elsewhere that something here names, by its full name with tag and digest. */
  readonly externals: ReadonlyMap<string, ExternalNode>;
  /** Services, containers and dev containers, with the image that each runs. */
  readonly users: readonly ImageUser[];
  stage(uri: string, index: number): StageNode | undefined;
  /** The stage that a build ships: the last one, or its target. */
  stageOf(build: Build): StageNode | undefined;
}

export type ImageNode = StageNode | ExternalNode;

export interface StageNode {
  readonly kind: 'stage';
  /** Of its Dockerfile. */
  readonly uri: string;
  readonly index: number;
  readonly facts: StageFacts;
  /** The last stage of its file: what is built where no target is named. */
  readonly isFinal: boolean;
  /** What this project builds from it, as images with a name or without. */
  readonly builds: readonly Build[];
  /** What FROM names; undefined where a variable does. */
  readonly base: ImageNode | undefined;
  /** What COPY and mounts take files from. */
  readonly sources: readonly Link[];
  /** Stages whose FROM leads here, those of other files too. */
  readonly children: readonly StageNode[];
}

/** An image that is built elsewhere, as far as this project tells. */
export interface ExternalNode {
  readonly kind: 'external';
  readonly reference: ImageReference;
  readonly children: readonly StageNode[];
  /** Builds of this project under the same name but another tag. */
  readonly otherTags: readonly Build[];
}

export interface Link {
  readonly node: ImageNode;
  readonly at: Place;
}

export interface ImageUser extends Use {
  readonly node: ImageNode;
}

export const imageGraph: (files: ProjectFacts) => ImageGraph = rememberingOf(build);

function build(files: ProjectFacts): ImageGraph {
  const builds = buildsOf(files);
  const stages = new Map<string, Mutable<StageNode>[]>();
  for (const [uri, facts] of files) {
    const own = stagesOf(uri, facts);
    if (own.length > 0) stages.set(uri, own);
  }
  const stageOf = ({ dockerfile, target }: Build) => {
    const own = stages.get(dockerfile);
    return target === undefined ? own?.at(-1) : own?.find(({ facts, index }) => isNamed(facts, index, target));
  };
  for (const made of builds) stageOf(made)?.builds.push(made);
  const resolve = resolver(
    builds.filter((made) => stageOf(made)),
    stageOf,
  );
  for (const [uri, own] of stages) {
    for (const node of own) {
      const { facts } = node;
      const base =
        facts.parent !== undefined ? own[facts.parent] : facts.image ? resolve.image(facts.image, uri) : undefined;
      // A file that takes the name that it is built under means the image of before, or one from elsewhere.
      node.base =
        base?.kind === 'stage' && base.uri === uri && facts.parent === undefined
          ? resolve.external(facts.image!)
          : base;
      (node.base?.children as StageNode[] | undefined)?.push(node);
      node.sources = facts.sources.flatMap(({ at, image, stage }): Link[] => {
        const source = stage !== undefined ? own[stage] : resolve.image(image!, uri);
        return source ? [{ node: source, at }] : [];
      });
    }
  }
  const users = usesOf(files).flatMap((use): ImageUser[] => {
    const node = use.build
      ? stageOf(use.build)
      : use.image === undefined
        ? undefined
        : resolve.image(use.image, use.uri);
    return node ? [{ ...use, node }] : [];
  });
  return {
    stages: [...stages.values()].flat(),
    externals: resolve.externals,
    users,
    stage: (uri, index) => stages.get(uri)?.[index],
    stageOf,
  };
}

/** While it is being built. */
type Mutable<Node extends StageNode> = { -readonly [Key in keyof Node]: Node[Key] } & {
  builds: Build[];
  children: StageNode[];
};

function stagesOf(uri: string, { data }: Facts): Mutable<StageNode>[] {
  const stages = data.dockerfile?.stages ?? [];
  return stages.map((facts, index) => ({
    kind: 'stage',
    uri,
    index,
    facts,
    isFinal: index === stages.length - 1,
    builds: [],
    base: undefined,
    sources: [],
    children: [],
  }));
}

function isNamed({ name }: StageFacts, index: number, target: string): boolean {
  return name === target.toLowerCase() || String(index) === target;
}

/** Finds the image that a name means in a file. */
function resolver(builds: readonly Build[], stageOf: (build: Build) => StageNode | undefined) {
  const byName = new Map<string, { readonly reference: ImageReference; readonly build: Build }[]>();
  for (const made of builds) {
    for (const { image } of made.names) {
      const reference = referenceOf(image);
      const same = byName.get(reference.name) ?? [];
      byName.set(reference.name, same);
      same.push({ reference, build: made });
    }
  }
  const externals = new Map<string, ExternalNode>();

  function external(image: string): ExternalNode {
    const reference = referenceOf(image);
    const { name, tag, digest } = reference;
    const key = `${name}:${tag ?? ''}@${digest ?? ''}`;
    const known = externals.get(key);
    if (known) return known;
    const otherTags = digest ? [] : (byName.get(name) ?? []).map((entry) => entry.build);
    const node: ExternalNode = { kind: 'external', reference, children: [], otherTags };
    externals.set(key, node);
    return node;
  }

  function image(text: string, uri: string): ImageNode {
    const { name, tag, digest } = referenceOf(text);
    const same = digest ? [] : (byName.get(name) ?? []).filter(({ reference }) => reference.tag === tag);
    const found = nearest(
      same.map((entry) => stageOf(entry.build)!),
      uri,
    );
    return found ?? external(text);
  }

  return { image, external, externals };
}

/** The one that shares the most folders with the file; undefined where two share as many. */
function nearest(stages: readonly StageNode[], uri: string): StageNode | undefined {
  const distinct = [...new Set(stages)];
  const shared = distinct.map((stage) => sharedFolders(stage.uri, uri));
  const most = Math.max(...shared);
  const closest = distinct.filter((_, index) => shared[index] === most);
  return closest.length === 1 ? closest[0] : undefined;
}

function sharedFolders(one: string, other: string): number {
  const folders = other.split('/').slice(0, -1);
  const parts = one.split('/').slice(0, -1);
  const apart = folders.findIndex((folder, index) => folder !== parts[index]);
  return apart === -1 ? folders.length : apart;
}
