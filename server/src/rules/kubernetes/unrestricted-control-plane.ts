import { called } from '../../kubernetes/called.ts';
import { grants } from '../../kubernetes/grants.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'API server without a list of who may ask it',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:object'(object, { report }) {
      const lists = grants(object).filter(({ path }) => path.meaning === 'control-plane' && path.openWithout);
      if (lists.length === 0 || object.partial) return;
      const isListed = lists.some(({ holder, path, ranges }) => ranges.length > 0 || !lacksAll(holder, path.ranges));
      if (isListed) return;
      report(
        object.at,
        `the API server of ${called(object, 'this cluster')} answers the whole internet: no ${lists[0]!.path.ranges[0]!.replaceAll('[]', '')} says who may ask it; list the networks of your people and pipelines, or keep it private`,
      );
    },
  },
});

function lacksAll(holder: YamlNode, paths: readonly string[]): boolean {
  return paths.every((path) => {
    // Up to the first list: what is in it is of no concern where it is missing.
    const keys = path.slice(0, path.includes('[]') ? path.indexOf('[]') : undefined).split('.');
    const list = holder.get(...keys);
    return holder.lacks(...keys) || (list?.kind === 'sequence' && list.complete && list.items.length === 0);
  });
}
