import type { Token } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Stage name used twice',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3024', 'buildkit/DuplicateStageName', 'trivy/DS-0012', 'checkov/CKV_DOCKER_11'],
  state: () => new Map<string, Token>(),
  on: {
    'dockerfile:stage'({ stage: { name } }, { report, state }) {
      if (!name) return;
      const key = name.text.toLowerCase();
      const twin = state.get(key);
      state.set(key, name);
      if (!twin) return;
      report(
        name.span,
        `another stage is called \`${twin.text}\` already: FROM takes the nearest above, \`--from\` and \`--target\` the last of all; give each a name of its own`,
        { related: [{ span: twin.span, message: 'the stage of the same name' }] },
      );
    },
  },
});
