import type { Place } from '../core/facts.ts';
import type { ProjectFacts } from '../core/rule.ts';
import { buildOf } from './compose.ts';

/** Something that the project builds from a Dockerfile. */
export interface Build {
  /** The URI of the Dockerfile, whether or not there is one. */
  readonly dockerfile: string;
  /** The stage that is shipped, by name or number; undefined for the last one. */
  readonly target: string | undefined;
  /** The images that come of it; none where it is built for its own service alone. */
  readonly names: readonly BuildName[];
  /** What says so. */
  readonly uri: string;
  readonly at: Place;
}

export interface BuildName {
  /** As written: `shop/base:1.4`. */
  readonly image: string;
  readonly at: Place;
}

/** All builds that the files of the project speak of. */
export function buildsOf(files: ProjectFacts): readonly Build[] {
  return [...files].flatMap(([uri, { data }]): Build[] => {
    const services = (data.compose?.services ?? []).flatMap((service) => buildOf(uri, service) ?? []);
    return services;
  });
}
