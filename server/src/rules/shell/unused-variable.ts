import { contains, type Span } from '../../core/span.ts';
import type { Script } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Variable that nobody reads',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2034'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      const { definitions, references } = script;
      if (definitions.length === 0 || handsOn(script)) return;
      const read = new Set([...references.map(({ name }) => name), ...exported(script)]);
      const reported = new Set<string>();
      for (const { name, span, kind } of definitions) {
        // Loops that only count are common, and their variable has to have some name.
        if (kind === 'prefix' || kind === 'default' || kind === 'loop' || read.has(name) || reported.has(name))
          continue;
        if (name.startsWith('_') || forTheShell.test(name)) continue;
        reported.add(name);
        report(
          span,
          `nothing reads \`${name}\` here, and at the end of this script it is gone; export it for commands, or write ENV for later instructions`,
        );
      }
    },
  },
});

/** Variables that the shell or the C library reads. */
const forTheShell =
  /^(?:PATH|IFS|HOME|PS[1-4]|LANG|LANGUAGE|LC_\w+|TZ|TERM|TMPDIR|SHELL|CDPATH|ENV|OPT\w+|HIST\w+|BASH_\w+|REPLY|RANDOM|SECONDS|TIMEFORMAT|PROMPT_COMMAND|COLUMNS|LINES|FIGNORE|GLOBIGNORE|LD_\w+|USER|PWD|OLDPWD)$/u;

/** What `export` names, with a value or without. */
function exported({ definitions, commands }: Script): readonly string[] {
  const exports = commands.filter(({ name }) => name?.value === 'export');
  const isExport = (at: Span) => exports.some(({ span }) => contains(span, at));
  return definitions.filter(({ kind, span }) => kind === 'declaration' && isExport(span)).map(({ name }) => name);
}

/** Everything is exported, or another text reads what it likes. */
function handsOn({ commands }: Script): boolean {
  return commands.some(
    (command) =>
      /^(?:\.|source|eval)$/u.test(command.name?.value ?? '') ||
      (command.name?.value === 'set' && command.args.some(({ value }) => /^-[a-z]*a|^allexport$/u.test(value ?? ''))),
  );
}
