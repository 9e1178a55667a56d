import { rule } from '../rule.ts';

export default rule({
  title: 'Stage name used twice',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3024', 'buildkit/DuplicateStageName', 'trivy/DS-0012', 'checkov/CKV_DOCKER_11'],
  on: {
    'dockerfile:stage'({ stage: { name, index }, file }, { report }) {
      const key = name?.text.toLowerCase();
      const twin = file.stages.slice(0, index).findLast((earlier) => earlier.name?.text.toLowerCase() === key);
      if (!name || !twin?.name) return;
      report(
        name.span,
        `another stage is called \`${twin.name.text}\` already: FROM takes the nearest above, \`--from\` and \`--target\` the last of all; give each a name of its own`,
        { related: [{ span: twin.name.span, message: 'the stage of the same name' }] },
      );
    },
  },
});
