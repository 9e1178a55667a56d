import { endedCollector } from '../../knowledge/ended-collectors.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Log collector without support',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'compose:service'({ node, image }, { report }) {
      const collector = image && endedCollector(image.replace(/@.*$|:[^/]*$/u, ''));
      const at = node.get('image');
      if (!collector || !at || at.via !== undefined) return;
      report(
        at.span,
        `${collector.name} has had no fixes since ${collector.since}, and it reads what everybody else writes; move to ${collector.instead}`,
      );
    },
  },
});
