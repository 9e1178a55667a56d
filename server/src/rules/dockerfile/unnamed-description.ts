import { insert } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { lineAt } from '../../core/span.ts';
import { commentsWithin } from '../../dockerfile/comments.ts';
import type { Argument, Dockerfile, DockerfileComment, Instruction } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Description without the name it describes',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['buildkit/InvalidDefinitionDescription'],
  on: {
    'dockerfile:from'({ instruction, file }, { report }) {
      const { alias } = instruction;
      const finding = alias && description(instruction, [alias], file);
      if (finding) report(alias.span, finding.message, { fixes: [finding.fix] });
    },
    'dockerfile:arg'({ instruction, file }, { report }) {
      const names = instruction.pairs.map(({ name }) => name);
      const finding = instruction.onbuild ? undefined : description(instruction, names, file);
      if (finding) report(names[0]!.span, finding.message, { fixes: [finding.fix] });
    },
  },
});

/** What other tools read from comments is no description. */
const marker = /^#\s*(?:(?:plimsoll|hadolint|checkov|trivy|syntax|escape|check|renovate)\b|#)/iu;

function description(instruction: Instruction, names: readonly Argument[], file: Dockerfile) {
  const comment = commentAbove(instruction, file);
  const [first] = names;
  if (!comment || !first) return undefined;
  const text = file.text.slice(comment.span.start, comment.span.end);
  const [, mark = '', words = ''] = /^(#\s*)(.*)$/su.exec(text)!;
  const word = words.split(' ')[0]!;
  if (words === '' || marker.test(text) || names.some((name) => name.text === word)) return undefined;
  const name = names.length === 1 ? first.text : undefined;
  const start = `# ${name ?? 'NAME'} ...`;
  return {
    message: `\`docker build --call=outline\` takes the comment above for a description, and does not show it, as it begins with \`${word}\`; write \`${start}\`, or leave a line empty below it`,
    fix:
      name === undefined
        ? undefined
        : unsafe(`Begin it with ${name}`, insert(comment.span.start + mark.length, `${name} `)),
  };
}

/** The comment on the line right above. */
function commentAbove({ word }: Instruction, file: Dockerfile): DockerfileComment | undefined {
  const { start } = lineAt(file.text, word.span.start);
  const above = lineAt(file.text, Math.max(0, start - 1));
  return commentsWithin(file, above).find(({ inside }) => !inside);
}
