import type { Language } from '../core/language.ts';
import { commentsOf, ignoreLineOf, topLineOf } from './comments.ts';
import { isDockerfile } from './detect.ts';
import type { DockerfileEvents } from './events.ts';
import { factsOf } from './facts.ts';
import { faultyMarkersOf, markersOf } from './markers.ts';
import type { Dockerfile } from './model.ts';
import { parseDockerfile } from './parse.ts';
import { walk } from './walk.ts';

export function dockerfile(): Language<Dockerfile> {
  return {
    id: 'dockerfile',
    detect: isDockerfile,
    parse: (text) => parseDockerfile(text),
    problemEvent: 'dockerfile:problem' satisfies keyof DockerfileEvents,
    walk,
    comments: commentsOf,
    markers: markersOf,
    faultyMarkers: faultyMarkersOf,
    ignoreLine: ignoreLineOf,
    topLine: topLineOf,
    facts: factsOf,
  };
}
