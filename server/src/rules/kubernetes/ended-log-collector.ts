import { endedCollector } from '../../knowledge/ended-collectors.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Log collector without support',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:container'({ node, image }, { report }) {
      const collector = image && endedCollector(image.replace(/@.*$|:[^/]*$/u, ''));
      if (!collector) return;
      report(
        node.get('image')!.span,
        `${collector.name} has had no fixes since ${collector.since}, and it reads what everybody else writes; move to ${collector.instead}`,
      );
    },
  },
});
