import { floatingInstall, listed } from '../../dockerfile/installs.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Go program without a version',
  burden: 'operating-system',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3062'],
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const floating = floatingInstall(event, 'go');
      if (!floating) return;
      report(
        floating.at.span,
        `${listed(floating.packages, 'is', 'are')} built from whatever is newest that day, and none of these builds can be repeated; write \`path@version\``,
      );
    },
  },
});
