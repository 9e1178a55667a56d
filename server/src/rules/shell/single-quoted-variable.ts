import type { WordUse } from '../../shell/model.ts';
import { programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Variable in single quotes',
  burden: 'build',
  severity: 'information',
  preset: 'all',
  aliases: ['shellcheck/SC2016'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const use of script.words) {
        if (!use.word.text.includes("'") || isForAnother(use)) continue;
        for (const part of use.word.parts) {
          if (part.type !== 'single-quoted') continue;
          const found = /\$(?:[{(]|[0-9a-zA-Z_]+)|`[^`]+`/u.exec(part.value)?.[0];
          if (!found || (programOf(use.command ?? nothing) === 'sed' && isAddress(part.value))) continue;
          report(
            part.span,
            `nothing is put in place of \`${found}\` between single quotes; write double quotes if its value is meant`,
          );
        }
      }
    },
  },
});

const nothing = { name: undefined } as Parameters<typeof programOf>[0];

/** Programs that put values in themselves, or hand the text to something that does. */
const readers =
  /^(?:trap|(?:ba|da|a|k|z)?sh|ssh|eval|xprop|alias|sudo|doas|run0|docker|podman|oc|dpkg-query|jq|yq|rename|rg|unset|perl[\d.]*|[gmn]?awk|envsubst|find|rpm|repoquery|crontab)$/u;

const interpreters = /^(?:node|deno|bun|ruby|php|lua|julia|Rscript)[\d.]*$/u;

/** The text is a script, a program or a template for whoever gets it. */
function isForAnother({ word, role, command }: WordUse): boolean {
  if (role === 'pattern') return false;
  if (role === 'assignment') {
    const own = command?.assignments.find(({ value }) => value?.span.start === word.span.start);
    return /^(?:PS[1-4]|PROMPT_COMMAND)$/u.test(own?.name ?? '');
  }
  if (!command || role !== 'argument') return false;
  const { args } = command;
  const isFilter = command.name?.value === 'git' && args[0]?.value === 'filter-branch';
  const program = programOf(command) ?? '';
  const flag = args[args.indexOf(word) - 1]?.value ?? '';
  const isScript = /^-[a-z]*c$/u.test(flag) || (interpreters.test(program) && /^-[er]$/u.test(flag));
  return isFilter || isScript || readers.test(program);
}

/** `$` is the last line to sed: `$d`, `${s/x/y/}`. */
function isAddress(script: string): boolean {
  return /\$[{dpsaic]($|[^a-zA-Z])/u.test(script) && !/\$(?:[{(]?[A-Z]|[a-zA-Z_]{2})/u.test(script);
}
