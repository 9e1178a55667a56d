import { endedCollector } from '../../knowledge/ended-collectors.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Log collector without support',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'compose:service'({ node, image }, { report }) {
      const ended = image && endedCollector(image);
      const at = node.get('image');
      if (ended && at && at.via === undefined) report(at.span, ended);
    },
  },
});
