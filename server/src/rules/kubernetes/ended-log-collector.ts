import { endedCollector } from '../../knowledge/ended-collectors.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Log collector without support',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:container'({ node, image }, { report }) {
      const ended = image && endedCollector(image);
      if (ended) report(node.get('image')!.span, ended);
    },
  },
});
