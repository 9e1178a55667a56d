import { contains, type Span } from '../../core/span.ts';
import { exitCodeIn } from '../../shell/exit-codes.ts';
import type { Command, Script, StatementPart } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Exit code of the wrong command',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['shellcheck/SC2319', 'shellcheck/SC2320'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const { word } of script.words) {
        if (!word.hasExpansion) continue;
        const code = exitCodeIn(word);
        const before = code && commandBefore(code.span, script);
        if (!before || !overwrites(before)) continue;
        report(
          code.span,
          `\`$?\` is the exit code of \`${before.name!.text}\` here, which came in between; keep the one you mean in a variable`,
        );
      }
    },
  },
});

/** The test that led here, or the message that was printed just before. */
function overwrites({ name, chain }: Command): boolean {
  const isTest = name?.value === '[' || name?.value === 'test';
  return isTest ? chain.length > 1 : name?.value === 'echo' || name?.value === 'printf';
}

/** The command that surely ran last before a place: the part before it in its list, or the statement before. */
function commandBefore(place: Span, { allStatements }: Script): Command | undefined {
  const statement = allStatements.findLast(({ span }) => contains(span, place));
  const index = statement?.parts.findIndex((part) => contains(part, place)) ?? -1;
  if (!statement || index === -1) return undefined;
  if (index > 0) return plain(statement.parts[index - 1]);
  const siblings = allStatements.filter(({ within }) => within === statement.within);
  const before = siblings[siblings.indexOf(statement) - 1];
  if (before) return before.parts.length === 1 && !before.background ? plain(before.parts[0]) : undefined;
  if (statement.within.at(-1) !== 'group') return undefined;
  const outer = allStatements.findLast((each) => each !== statement && contains(each.span, statement.span));
  const group = outer?.parts.findIndex((part) => contains(part, statement.span)) ?? -1;
  return outer && group > 0 ? plain(outer.parts[group - 1]) : undefined;
}

function plain(part: StatementPart | undefined): Command | undefined {
  return part?.negated ? undefined : part?.command;
}
