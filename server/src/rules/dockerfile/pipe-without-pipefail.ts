import { pipefailFixes, startsWithPipefail } from '../../dockerfile/pipefail.ts';
import { isCutShort, isUnset, losesFailure } from '../../shell/lost-failures.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Pipe without pipefail',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['hadolint/DL4006'],
  on: {
    'dockerfile:script'(event, { report }) {
      const { script, instruction } = event;
      if (instruction.onbuild || startsWithPipefail(event)) return;
      // missing-pipefail has said it.
      if (script.pipelines.some((each) => losesFailure(each, script))) return;
      const pipeline = script.pipelines.find((each) => isUnset(each, script) && !isCutShort(each, script));
      if (!pipeline) return;
      const { here, byShell } = pipefailFixes(event);
      report(
        pipeline.operators[0]!.span,
        'this pipe loses no failure that matters today, but the next command that is put before it can fail unseen; set `pipefail`',
        { fixes: [byShell, here] },
      );
    },
  },
});
