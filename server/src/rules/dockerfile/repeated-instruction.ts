import { safe, unsafe } from '../../core/fix.ts';
import type { Alias } from '../../core/rule.ts';
import { removeInstruction } from '../../dockerfile/edits.ts';
import type { Dockerfile, Instruction } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

/** Each replaces what the ones before it in the stage have said. */
const replacing: ReadonlyMap<string, Alias> = new Map([
  ['CMD', 'hadolint/DL4003'],
  ['ENTRYPOINT', 'hadolint/DL4004'],
  ['HEALTHCHECK', 'hadolint/DL3012'],
]);

export default rule({
  title: 'Instruction replaced in its own stage',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  aliases: [
    'hadolint/DL3012',
    'hadolint/DL4003',
    'hadolint/DL4004',
    'buildkit/MultipleInstructionsDisallowed',
    'trivy/DS-0007',
    'trivy/DS-0016',
    'trivy/DS-0023',
  ],
  on: {
    'dockerfile:stage-end'({ stage, file }, { report }) {
      const latest = new Map<string, Instruction>();
      for (const instruction of stage.instructions) {
        const { keyword, word } = instruction;
        const alias = replacing.get(keyword);
        if (!alias) continue;
        const dead = latest.get(keyword);
        latest.set(keyword, instruction);
        // Both hadolint and BuildKit look for an ignore comment here, above the later one.
        if (dead)
          report(
            word.span,
            `this ${keyword} replaces the one above it in the same stage, which does nothing; keep one of them`,
            {
              alias,
              related: [{ span: dead.word.span, message: 'this one does nothing' }],
              fixes: [removal(file, dead)],
            },
          );
      }
    },
  },
});

/** Whoever wrote a comment beside the instruction should see where it goes. */
function removal(file: Dockerfile, dead: Instruction) {
  const isCommented = file.comments.some(
    ({ instruction }) => instruction !== undefined && file.instructions[instruction] === dead,
  );
  const fix = isCommented ? unsafe : safe;
  return fix(`Remove the ${dead.keyword} that does nothing`, removeInstruction(file, dead));
}
