import type { YamlNode } from '../yaml/node.ts';
import type { Part, Service, ServiceVolume } from './model.ts';
import { splitShortForm, wholePart } from './parts.ts';

/** Something mounted; undefined for an item of which nothing can be known. */
export function readServiceVolume(service: Service, node: YamlNode): ServiceVolume | undefined {
  if (node.kind === 'mapping') return readLongForm(service, node);
  return node.kind === 'scalar' ? readShortForm(service, node) : undefined;
}

function readLongForm(service: Service, node: YamlNode): ServiceVolume {
  const [type, source, target] = [node.get('type'), node.get('source'), node.get('target')];
  return {
    service,
    node,
    at: (source ?? target)?.span ?? node.span,
    form: 'long',
    type: types.find((known) => known === type?.string),
    source: wholePart(source),
    target: wholePart(target),
    readOnly: node.get('read_only')?.boolean === true,
  };
}

const types = ['volume', 'bind', 'tmpfs', 'npipe', 'cluster', 'image'] as const;

/** `[SOURCE:]TARGET[:MODE]` */
function readShortForm(service: Service, node: YamlNode): ServiceVolume | undefined {
  const parts = splitShortForm(node);
  if (parts.length > 3 || (parts.length === 1 && parts[0]!.value === undefined)) return undefined;
  const [first, second, mode] = parts;
  const source = second && first;
  return {
    service,
    node,
    at: node.span,
    form: 'short',
    type: source ? typeOf(source) : 'volume',
    source,
    target: second ?? first,
    readOnly: mode?.value?.split(',').includes('ro') === true,
  };
}

/** A path is mounted as it is, anything else names a volume. */
function typeOf({ source, value }: Part): ServiceVolume['type'] {
  const text = value ?? source;
  if (/^[\\/]{2}\.[\\/]pipe/.test(text)) return 'npipe';
  if (/^(?:[./~\\]|[A-Za-z]:[\\/])/.test(text)) return 'bind';
  // `${PWD}/data` is a path whatever the variable holds; `${DATA}` may be either.
  if (value === undefined && source.startsWith('$'))
    return /[}\w]\/|^\$\{?(?:PWD|HOME)\b/.test(source) ? 'bind' : undefined;
  return 'volume';
}
