import { managerCalls } from '../../dockerfile/manager-calls.ts';
import { needOfLists } from '../../dockerfile/package-lists.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Package lists fetched in a RUN of their own',
  burden: 'operating-system',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['trivy/DS-0017', 'checkov/CKV_DOCKER_5'],
  on: {
    'dockerfile:script'(event, { report }) {
      const ofApt = [...managerCalls(event).values()].filter(({ family }) => family === 'apt');
      const update = ofApt.find(({ subcommand }) => subcommand?.value === 'update');
      if (!update || ofApt.length > 1 || needOfLists(event) !== 'sure') return;
      report(
        update.subcommand!.span,
        `the build cache keeps these lists when the install below changes, and the archive no longer has what stands in them: \`404 Not Found\`, or old packages; run \`${update.program.text} update\` in the RUN that installs`,
      );
    },
  },
});
