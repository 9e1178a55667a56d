import { safe, unsafe } from '../../core/fix.ts';
import { inScript } from '../../dockerfile/edits.ts';
import type { ScriptEvent } from '../../dockerfile/events.ts';
import { managerCall } from '../../dockerfile/manager-calls.ts';
import type { SubstitutionPart, WordUse } from '../../shell/model.ts';
import { printsPlainWord } from '../../shell/plain-output.ts';
import { quoted } from '../../shell/quoting.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Command substitution without quotes',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2046'],
  on: {
    'dockerfile:script'(event, { report }) {
      const { script, instruction } = event;
      for (const use of script.words) {
        if (!use.splits || !use.word.hasExpansion || use.role === 'list' || use.role === 'element' || isCalled(use))
          continue;
        for (const part of use.word.parts) {
          if (part.type !== 'substitution' || part.kind.endsWith('<(') || part.kind === '>(') continue;
          if (part.statements.length === 0 || printsPlain(part)) continue;
          const isWhole = use.role === 'argument' && use.word.parts.length === 1 && !isTested(use);
          const isList = isWhole && mayPrintList(use, part, event);
          const edits = use.fragile || isList ? undefined : quoted(use.word, part);
          const make = isWhole ? unsafe : safe;
          report(
            part.span,
            `what \`${named(part)}\` prints stands without quotes: blanks in it make several words of it, and \`*\` file names; put it into double quotes${isList ? ' unless that is meant' : ''}`,
            { fixes: [inScript(instruction, edits && make('Put it into double quotes', ...edits))] },
          );
        }
      }
    },
  },
});

/** A command that a substitution names is split because that is wanted. */
function isCalled({ role, word, command }: WordUse): boolean {
  if (word.parts.length > 1) return false;
  const isArgument = /^(?:exec|command|builtin)$/u.test(command?.name?.value ?? '') && command?.args[0] === word;
  return role === 'name' || (role === 'argument' && isArgument);
}

function isTested({ command }: WordUse): boolean {
  return /^(?:\[|test|cd)$/u.test(command?.name?.value ?? '');
}

/** A package manager gets it, or it prints something only at times: `""` is a word too. */
function mayPrintList({ command }: WordUse, { statements }: SubstitutionPart, event: ScriptEvent): boolean {
  if (command && managerCall({ ...event, command })) return true;
  return statements.some(({ operators }) => operators.length > 0);
}

/** Numbers by the line (`seq`, `pgrep`) are asked for to be split, and a plain word does not change. */
function printsPlain({ statements, commands }: SubstitutionPart): boolean {
  const last = commands.at(-1);
  if (statements.length > 1 || !last || last.pipe.index !== last.pipe.length - 1) return false;
  const name = last.name?.value;
  if (name === 'seq' || name === 'pgrep') return commands.length === 1;
  return printsPlainWord(
    name,
    last.args.map(({ value }) => value),
  );
}

function named({ text, commands }: SubstitutionPart): string {
  return text.length > 30 || text.includes('`') ? (commands[0]?.name?.text ?? 'the command') : text;
}
