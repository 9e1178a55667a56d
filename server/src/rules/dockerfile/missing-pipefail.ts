import { pipefailFixes, startsWithPipefail } from '../../dockerfile/pipefail.ts';
import { commandOfPart } from '../../shell/exit-codes.ts';
import { firstUnsure, losesFailure } from '../../shell/lost-failures.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Failure lost in a pipe',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL4006'],
  on: {
    'dockerfile:script'(event, { report }) {
      const { script, instruction } = event;
      if (instruction.onbuild || startsWithPipefail(event)) return;
      const pipeline = script.pipelines.find((each) => losesFailure(each, script));
      if (!pipeline) return;
      const commands = pipeline.parts.map((part) => commandOfPart(part, script)?.name?.text);
      const lost = firstUnsure(pipeline, script);
      const { here, byShell } = pipefailFixes(event);
      report(
        pipeline.operators[lost]!.span,
        `if \`${commands[lost] ?? 'the left side'}\` fails, only what \`${commands.at(-1) ?? 'the right side'}\` says counts, and the build goes on with half the data; set \`pipefail\``,
        { fixes: [here, byShell] },
      );
    },
  },
});
