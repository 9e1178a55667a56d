import { remove, replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { lineAt, lineBreak, span } from '../../core/span.ts';
import type { Dockerfile, EnvInstruction, Pair } from '../../dockerfile/model.ts';
import { writtenText } from '../../dockerfile/sources.ts';
import { lookupVariable } from '../../dockerfile/variables.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'ENV uses what it sets itself',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['hadolint/DL3044', 'buildkit/UndefinedVar'],
  on: {
    'dockerfile:env'({ instruction, file }, { report }) {
      const { pairs, environment, onbuild } = instruction;
      // What an ONBUILD finds set is for the image to say that builds on this one.
      if (onbuild) return;
      for (const pair of pairs) {
        for (const { name, span } of pair.value?.variables ?? []) {
          const setter = pairs.find((other) => other !== pair && other.name.value === name);
          // Every image has a PATH.
          if (!setter || name === 'PATH' || lookupVariable(environment.variables, name)) continue;
          if (isSameDefault(file.text.slice(span.start, span.end), setter)) continue;
          report(
            span,
            `\`${name}\` is here what it was before this ENV, mostly empty: its own values do not see what it sets; set \`${pair.name.text}\` in an ENV below`,
            {
              related: [{ span: setter.name.span, message: `\`${name}\` is set here` }],
              fixes: [split(instruction, setter, pair, file)],
            },
          );
        }
      }
    },
  },
});

/** `A=/srv B=${A:-/srv}/bin`, or both with the same `${A:-/srv}`: the value is what it would be if the name were set. */
function isSameDefault(use: string, { value }: Pair): boolean {
  const fallback = /^\$\{\w+:?-(.*)\}$/su.exec(use)?.[1];
  const set = value && writtenText(value);
  return fallback !== undefined && (set === fallback || set === use);
}

/** Begins a new ENV with the pair that uses the other; only where the other stands before it. */
function split({ pairs, word }: EnvInstruction, setter: Pair, user: Pair, { text }: Dockerfile) {
  const index = pairs.indexOf(user);
  if (pairs.indexOf(setter) > index) return undefined;
  const title = `Set \`${user.name.text}\` in an ENV of its own`;
  const previous = pairs[index - 1]!.span.end;
  const line = lineAt(text, user.span.start);
  if (previous > line.start)
    return unsafe(title, replace(span(previous, user.span.start), `${lineBreak(text)}${word.text} `));
  // On a line of its own: the one above ends the first ENV, and comments stay where they are.
  return unsafe(
    title,
    remove(span(previous, lineAt(text, previous).end)),
    replace(span(line.start, user.span.start), `${word.text} `),
  );
}
