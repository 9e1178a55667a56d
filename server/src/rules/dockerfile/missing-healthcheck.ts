import { baseConfig } from '../../dockerfile/base.ts';
import type { Keyword, Stage } from '../../dockerfile/model.ts';
import { chainOf } from '../../dockerfile/stages.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'HEALTHCHECK missing',
  burden: 'reliability',
  severity: 'hint',
  preset: 'all',
  aliases: ['hadolint/DL3057', 'checkov/CKV_DOCKER_2', 'trivy/DS-0026'],
  on: {
    'dockerfile:stage-end'({ stage }, { report }) {
      if (!stage.isFinal || stage.environment.healthcheck || !isRun(stage) || baseConfig(stage)?.healthcheck) return;
      report(
        stage.from.word.span,
        'the image has no HEALTHCHECK: Docker takes a process that hangs for one that works, and sends it requests on and on; add one, or `HEALTHCHECK NONE` where something else looks after it',
      );
    },
  },
});

/** What stands on nothing and names no command is a way to hand out files. */
function isRun(stage: Stage): boolean {
  return chainOf(stage).at(-1)!.from.image?.value !== 'scratch' || says(stage, 'CMD') || says(stage, 'ENTRYPOINT');
}

/** In the stage or one that it is built upon. */
function says(stage: Stage, keyword: Keyword): boolean {
  return chainOf(stage).some(({ instructions }) => instructions.some((instruction) => instruction.keyword === keyword));
}
