import { floatingInstall, listed } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Rust program without a version',
  burden: 'operating-system',
  severity: 'warning',
  preset: 'strict',
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const floating = floatingInstall(event, 'cargo');
      if (!floating) return;
      report(
        floating.at.span,
        `${listed(floating.packages, 'is', 'are')} built from whatever is newest that day, and none of these builds can be repeated; write \`name@version\` and add --locked`,
      );
    },
  },
});
