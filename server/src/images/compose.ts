import type { ServiceFact } from '../compose/facts.ts';
import type { Build } from './builds.ts';
import { dockerfileOf } from './dockerfile-path.ts';

/** What a service builds, of a Dockerfile that the file tells. */
export function buildOf(uri: string, { build, image }: ServiceFact): Build | undefined {
  if (!build || build.context === null || build.dockerfile === null) return undefined;
  const dockerfile = dockerfileOf(uri, build.context, build.dockerfile);
  if (dockerfile === undefined) return undefined;
  const names = image ? [{ image: image.name, at: image.at }] : [];
  return { dockerfile, target: build.target ?? undefined, names, uri, at: build.at };
}
