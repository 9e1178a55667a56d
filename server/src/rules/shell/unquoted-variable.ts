import { safe, unsafe } from '../../core/fix.ts';
import type { Alias } from '../../core/rule.ts';
import { inScript } from '../../dockerfile/edits.ts';
import type { ScriptEvent } from '../../dockerfile/events.ts';
import { managerCall } from '../../dockerfile/manager-calls.ts';
import { isDeclared } from '../../dockerfile/variables.ts';
import type { ParameterPart, Script, WordUse } from '../../shell/model.ts';
import { isSplittable, quoted } from '../../shell/quoting.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Variable without quotes',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2086', 'shellcheck/SC2223', 'shellcheck/SC2231'],
  on: {
    'dockerfile:script'(event, { report }) {
      const { script, instruction } = event;
      for (const use of script.words) {
        if (!use.splits || !use.word.hasExpansion || use.role === 'element' || mayBeMany(use)) continue;
        for (const part of use.word.parts) {
          if (part.type !== 'parameter' || isSeveral(part) || part.operator.endsWith('+')) continue;
          if (part.plainIf?.every((name) => isDeclared(instruction.environment, name))) continue;
          const isList = holdsList(use, part, event);
          const edits = use.fragile || isList ? undefined : quoted(use.word, part);
          const make = splittingMayBeMeant(use, part, script) ? unsafe : safe;
          report(
            part.span,
            `\`${part.text}\` stands without quotes: blanks in it make several words of it, and \`*\` file names; write \`"${part.text}"\`${isList ? ' unless that is meant' : ''}`,
            {
              fixes: [inScript(instruction, edits && make('Put it into double quotes', ...edits))],
              alias: aliasOf(use, part),
            },
          );
        }
      }
    },
  },
});

/** ShellCheck has codes of their own for the files that a loop runs over and for `: ${X:=default}`. */
function aliasOf({ role, command }: WordUse, { operator }: ParameterPart): Alias {
  if (role === 'list') return 'shellcheck/SC2231';
  const isDefault = command?.name?.value === ':' && operator.endsWith('=');
  return isDefault ? 'shellcheck/SC2223' : 'shellcheck/SC2086';
}

/** A command that is named by a variable alone, and what a loop runs over, are split because that is wanted. */
function mayBeMany({ role, word, command }: WordUse): boolean {
  const isAlone = word.parts.length === 1;
  if (role === 'list') return isAlone || !word.hasGlob;
  // `[$X = a ]` and `$X=a` are no commands either, but something else is wrong with them.
  if (role === 'name') return isAlone || /^\[|^\$\{?\w+\}?=/u.test(word.text);
  const isCalled = /^(?:exec|command|builtin)$/u.test(command?.name?.value ?? '') && command?.args[0] === word;
  return role === 'argument' && isAlone && isCalled;
}

/** `$@` and arrays have a rule of their own. */
function isSeveral({ name, indexed }: ParameterPart): boolean {
  return indexed || name === '@' || name === '*';
}

/** It is a word of its own among those of a command. */
function isWholeArgument({ role, word, command }: WordUse): boolean {
  const isTested = /^(?:\[|test|cd|:)$/u.test(command?.name?.value ?? '');
  return role === 'argument' && word.parts.length === 1 && !isTested;
}

/** Several words are put into it, its name is a plural (`$DEPS`, `$CONFIGURE_ARGS`), or a package manager gets it. */
function holdsList(use: WordUse, part: ParameterPart, event: ScriptEvent): boolean {
  if (!isWholeArgument(use)) return false;
  return (
    /s$|list$/iu.test(part.name) ||
    holdsSplittable(part, event.script) ||
    (use.command !== undefined && managerCall({ ...event, command: use.command }) !== undefined)
  );
}

/** As `$TARGET` among the words of a command, or where what is put into it can be split. */
function splittingMayBeMeant(use: WordUse, part: ParameterPart, script: Script): boolean {
  return isWholeArgument(use) || holdsSplittable(part, script);
}

/** Something is put into the variable that has several words or patterns in it. */
function holdsSplittable({ name }: ParameterPart, { commands }: Script): boolean {
  return commands.some(({ assignments }) =>
    assignments.some((assignment) => assignment.name === name && isSplittable(assignment.value?.value ?? '')),
  );
}
