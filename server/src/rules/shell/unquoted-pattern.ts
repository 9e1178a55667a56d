import { replace } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { inScript } from '../../dockerfile/edits.ts';
import { parseArguments } from '../../shell/arguments.ts';
import type { Command, Word } from '../../shell/model.ts';
import { programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Pattern without quotes',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['shellcheck/SC2060', 'shellcheck/SC2061', 'shellcheck/SC2062'],
  on: {
    'dockerfile:command'({ command, instruction }, { report }) {
      for (const word of patterns(command)) {
        if (!word.hasGlob) continue;
        report(
          word.span,
          `the shell puts the names of files that match here in place of \`${word.text}\`, and \`${programOf(command)}\` never sees the pattern; put it into quotes`,
          { fixes: [inScript(instruction, quote(word))] },
        );
      }
    },
  },
});

/** The words that the program takes for a pattern of its own. */
function patterns(command: Command): readonly Word[] {
  const { args } = command;
  switch (programOf(command)) {
    case 'find':
      return args.filter((_, index) =>
        /^-(?:i?(?:name|path|lname|wholename|regex))$/u.test(args[index - 1]?.text ?? ''),
      );
    case 'grep':
    case 'egrep':
    case 'fgrep': {
      const { flags, operands, has } = parseArguments(args, { values: grepValues });
      const given = flags.flatMap(({ name, valueWord }) =>
        /^(?:-e|--regexp)$/u.test(name) && valueWord ? [valueWord] : [],
      );
      return has('-e', '--regexp', '-f', '--file') ? given : operands.slice(0, 1);
    }
    case 'tr':
      return parseArguments(args).operands;
    default:
      return [];
  }
}

const grepValues = ['-e', '-f', '-m', '-A', '-B', '-C', '-d', '-D', '--regexp', '--file', '--max-count'];

function quote({ parts, text, span }: Word) {
  const isPlain = parts.every(
    ({ type, text: part }) => (type === 'literal' || type === 'glob') && !part.includes('\\'),
  );
  return isPlain ? safe('Put it into quotes', replace(span, `'${text}'`)) : undefined;
}
