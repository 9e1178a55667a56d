import type { Language } from '../core/language.ts';
import type { YamlEvents } from '../yaml/events.ts';
import { commentsOf, ignoreLineOf } from '../yaml/file.ts';
import { isComposeFile } from './detect.ts';
import type { ComposeEvents } from './events.ts';
import { factsOf } from './facts.ts';
import { composeReader } from './file.ts';
import { readMarkers } from './markers.ts';
import type { ComposeFile } from './model.ts';
import { usesOf } from './uses.ts';

/** The language of Compose files, with a memory of its own for what it has read. */
export function compose(): Language<ComposeFile> {
  const read = composeReader();
  return {
    id: 'compose',
    detect: isComposeFile,
    parse: (text, path = '') => read(text, path),
    problemEvent: 'yaml:problem' satisfies keyof YamlEvents,
    walk,
    comments: ({ yaml }) => commentsOf(yaml),
    markers: readMarkers,
    ignoreLine: ({ yaml }, at) => ignoreLineOf(yaml, at),
    facts: factsOf,
    uses: usesOf,
  };
}

type Events = ComposeEvents & YamlEvents;
type AnyEvent = { [Name in keyof Events]: readonly [name: Name, event: Events[Name]] }[keyof Events];

function* walk(file: ComposeFile): Generator<AnyEvent> {
  yield ['compose:file', file];
  for (const problem of file.problems) yield ['yaml:problem', problem];
  // What several services share is written once, and told once.
  const told = new Set<number>();
  const isNew = ({ node }: { node: { span: { start: number } } }) =>
    !told.has(node.span.start) && told.add(node.span.start);
  for (const service of file.services) {
    yield ['compose:service', service];
    for (const port of service.ports) if (isNew(port)) yield ['compose:port', port];
    for (const volume of service.volumes) if (isNew(volume)) yield ['compose:volume', volume];
  }
  yield ['compose:end', file];
}
