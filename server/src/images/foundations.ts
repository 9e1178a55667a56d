import type { Use } from '../core/language.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { Dockerfile, Foundation, ImageName } from '../dockerfile/model.ts';
import { parseDockerfile } from '../dockerfile/parse.ts';
import { type ImageNode, imageGraph, type StageNode } from './graph.ts';
import { chainOf, configOf, environmentOf, namedImage, shellOf } from './setup.ts';

/**
 * How a Dockerfile reads where the project builds what its FROMs name: with the user, the folder, the shell and the
 * variables that those images leave, and on the distribution that they stand on. None where it builds on images from
 * elsewhere alone.
 */
export function usesOf(uri: string, files: ProjectFacts): readonly Use<Dockerfile>[] {
  const graph = imageGraph(files);
  const count = files.get(uri)?.data.dockerfile?.stages.length ?? 0;
  const foundations = new Map<number, Foundation>();
  for (let index = 0; index < count; index++) {
    const base = graph.stage(uri, index)?.base;
    if (base?.kind === 'stage' && base.uri !== uri) foundations.set(index, foundationOf(base));
  }
  return foundations.size > 0 ? [{ isWhole: true, of: ({ text }) => parseDockerfile(text, foundations) }] : [];
}

function foundationOf(node: StageNode): Foundation {
  return { root: rootOf(node), config: configOf(node), shell: shellOf(node), variables: environmentOf(node) };
}

function rootOf(node: ImageNode): ImageName | undefined {
  const root = chainOf(node).at(-1)!;
  return root.kind === 'external' ? { ...namedImage(root), digest: root.reference.digest } : undefined;
}
