import { contains, type Span } from '../../core/span.ts';
import { isDeclared } from '../../dockerfile/variables.ts';
import type { Script } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Variable that nobody sets',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['shellcheck/SC2154'],
  on: {
    'dockerfile:script'({ script, instruction }, { report }) {
      const { references, definitions } = script;
      if (references.length === 0 || readsMore(script)) return;
      // What stands before a command is for that command alone.
      const set = definitions.filter(({ kind }) => kind !== 'prefix').map(({ name }) => name);
      const known = new Set([...set, ...askedFor(script)]);
      for (const { name, span } of references) {
        // Names in capitals come from the environment, which the base image has a say in.
        if (known.has(name) || !/[a-z]/u.test(name) || isDeclared(instruction.environment, name)) continue;
        known.add(name);
        if (isHandedOver(name, span, script)) continue;
        report(
          span,
          `nothing here sets \`${name}\`: it is empty, and what it is put into is not what it seems; set it, or mend its name`,
        );
      }
    },
  },
});

/** `X=1 command "$X"` has a rule of its own. */
function isHandedOver(name: string, at: Span, { commands }: Script): boolean {
  return commands.some(({ span, assignments }) => contains(span, at) && assignments.some((each) => each.name === name));
}

/** Variables that may be empty: the script asks, or says what to take instead. */
function askedFor({ references, tests }: Script): readonly string[] {
  const asked = tests.flatMap(({ conditions }) =>
    conditions.filter(({ left, operator }) => !left && (!operator || /^-[nzv]$/u.test(operator.text))),
  );
  const isAsked = ({ start }: { readonly start: number }) =>
    asked.some(({ span }) => span.start <= start && start < span.end);
  return references.filter(({ guarded, span }) => guarded || isAsked(span)).map(({ name }) => name);
}

/** Another file or a text that is put together may set anything. */
function readsMore({ commands }: Script): boolean {
  return commands.some(({ name }) => /^(?:\.|source|eval)$/u.test(name?.value ?? ''));
}
