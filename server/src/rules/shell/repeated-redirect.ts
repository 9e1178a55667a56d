import type { Script, Statement } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Several commands that append to one file',
  burden: 'build',
  severity: 'hint',
  preset: 'all',
  aliases: ['shellcheck/SC2129'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const list of lists(script)) {
        let count = 0;
        for (const [index, statement] of list.entries()) {
          const file = appendsTo(statement);
          count = file !== undefined && file === appendsTo(list[index - 1]) ? count + 1 : 1;
          if (file === undefined || count !== 3) continue;
          report(
            list[index - 2]!.span,
            `each of these opens \`${file}\` anew; put them into one group: \`{ …; } >> ${file}\``,
          );
        }
      }
    },
  },
});

function lists({ allStatements }: Script): readonly (readonly Statement[])[] {
  const byList = new Map<Statement['within'], Statement[]>();
  for (const statement of allStatements) {
    const list = byList.get(statement.within);
    if (list) list.push(statement);
    else byList.set(statement.within, [statement]);
  }
  return [...byList.values()];
}

/** The file that a statement of one command appends to. */
function appendsTo(statement: Statement | undefined): string | undefined {
  const redirects = statement?.parts.length === 1 ? (statement.parts[0]!.command?.redirects ?? []) : [];
  return redirects.findLast(({ operator, descriptor }) => operator === '>>' && (descriptor ?? 1) === 1)?.target?.text;
}
