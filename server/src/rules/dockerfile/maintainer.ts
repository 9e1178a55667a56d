import { replace } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import { commentsWithin } from '../../dockerfile/comments.ts';
import type { Dockerfile, MaintainerInstruction, Stage } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

const label = 'org.opencontainers.image.authors';

export default rule({
  title: 'MAINTAINER is deprecated',
  burden: 'build',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL4000', 'buildkit/MaintainerDeprecated', 'checkov/CKV_DOCKER_6', 'trivy/DS-0022'],
  // Asked once of each stage.
  state: () => new Map<Stage, boolean>(),
  on: {
    'dockerfile:maintainer'({ instruction, stage, file }, { report, state }) {
      const labelled = state.get(stage) ?? isLabelled(stage);
      state.set(stage, labelled);
      report(
        instruction.word.span,
        `MAINTAINER has been deprecated since 2017, and few tools show what it says; name who is responsible in the label \`${label}\``,
        { fixes: [labelled ? undefined : toLabel(instruction, file)] },
      );
    },
  },
});

function toLabel({ name, word, span: whole, onbuild }: MaintainerInstruction, file: Dockerfile) {
  if (!name || onbuild) return undefined;
  // A comment between its lines would be lost.
  if (commentsWithin(file, whole).some(({ inside }) => inside)) return undefined;
  const authors = name.text.replace(/^(["'])(.*)\1$/su, '$2');
  return safe(
    `Write it as the label ${label}`,
    replace(span(word.span.start, name.span.end), `LABEL ${label}=${quoted(authors, file)}`),
  );
}

function isLabelled({ instructions }: Stage): boolean {
  return instructions.some(
    (instruction) => instruction.keyword === 'LABEL' && instruction.pairs.some(({ name }) => name.value === label),
  );
}

/** MAINTAINER takes its text as it stands; within quotes the builder would expand variables. */
function quoted(text: string, { escape: escapeChar }: Dockerfile): string {
  const special = escapeChar === '\\' ? /["$\\]/gu : /["$`]/gu;
  return `"${text.replace(special, `${escapeChar}$&`)}"`;
}
