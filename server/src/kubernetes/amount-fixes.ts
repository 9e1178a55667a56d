import { type Fix, unsafe } from '../core/fix.ts';
import { set } from '../yaml/edits.ts';
import type { Container } from './model.ts';
import { limitAbove } from './requests-and-limits.ts';

/**
 * Fixes that say how much of a resource a container needs, with numbers that stand somewhere already: its own request, what
 * another container of the pod has, and last what the rule's option says.
 * @param title the start of each fix's title, such as `Limit memory to`
 */
export function amountFixes(
  container: Container,
  part: 'requests' | 'limits',
  resource: string,
  option: string,
  title: string,
): readonly (Fix | undefined)[] {
  const own = part === 'limits' && resource !== 'cpu' ? container.resources.requests.get(resource) : undefined;
  const sibling = container.pod.containers.find(
    (other) => other.node !== container.node && (other.resources[part].get(resource)?.nano ?? 0n) > 0n,
  );
  const theirs = sibling?.resources[part].get(resource)?.node.string;
  const proposed = own ? [own.node.string] : [theirs, option];
  const values = proposed.flatMap((value) => {
    const possible = value !== undefined && part === 'limits' ? limitAbove(container, resource, value) : value;
    return possible === undefined ? [] : [possible];
  });
  return [...new Set(values)].map((value) => {
    const edits = set(container.node, ['resources', part, resource], value);
    const source = value === theirs && sibling?.name !== undefined && !own ? `, as \`${sibling.name}\` has` : '';
    return edits && unsafe(`${title} ${value}${source}`, ...edits);
  });
}
