import type { Place } from '../core/facts.ts';
import type { ProjectFacts } from '../core/rule.ts';
import type { Build } from './builds.ts';
import { buildOf } from './compose.ts';

/** Something that runs an image. */
export interface Use {
  readonly kind: 'service' | 'container' | 'dev container';
  /** Of the service or container, where it has one. */
  readonly name: string | undefined;
  /** As written. */
  readonly image: string | undefined;
  /** What is built for it. */
  readonly build: Build | undefined;
  readonly uri: string;
  /** The image, or the build where none is named. */
  readonly at: Place;
  /** It is not started as root, and nothing but the image says as whom else. */
  readonly refusesRoot?: true;
}

/** All that run images by the files of the project. */
export function usesOf(files: ProjectFacts): readonly Use[] {
  return [...files].flatMap(([uri, { data }]): Use[] => {
    const services = (data.compose?.services ?? []).flatMap((service): Use[] => {
      const { name, image, build } = service;
      const made = buildOf(uri, service);
      const at = image?.at ?? build?.at;
      return at === undefined ? [] : [{ kind: 'service', name, image: image?.name, build: made, uri, at }];
    });
    const containers = (data.kubernetes?.images ?? []).map(
      ({ at, image, refusesRoot }): Use => ({
        kind: 'container',
        name: undefined,
        image,
        build: undefined,
        uri,
        at,
        ...(refusesRoot && { refusesRoot }),
      }),
    );
    return [...services, ...containers];
  });
}
