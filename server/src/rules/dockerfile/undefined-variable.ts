import { unsafe } from '../../core/fix.ts';
import { similar } from '../../core/similar.ts';
import { contains } from '../../core/span.ts';
import { before, renameFix } from '../../dockerfile/edits.ts';
import type { Instruction, Pair, Stage, VariableUse } from '../../dockerfile/model.ts';
import { chainOf } from '../../dockerfile/stages.ts';
import { variableUses } from '../../dockerfile/variable-uses.ts';
import { namesOf } from '../../dockerfile/variables.ts';
import { baseImage } from '../../knowledge/base-images.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Variable that nothing sets',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['buildkit/UndefinedVar'],
  on: {
    'dockerfile:instruction'({ instruction, stage, file }, { report }) {
      if (!stage || instruction.onbuild || instruction.keyword === 'FROM') return;
      const uses = variableUses(instruction);
      if (uses.length === 0) return;
      const names = namesOf(instruction.environment.variables);
      const own = pairsByName(instruction);
      for (const use of uses) {
        const { name, span } = use;
        if (names.includes(name) || name === 'PATH' || isSetBefore(instruction, own, use)) continue;
        if (file.globalArgs.some((arg) => arg.name.text === name)) {
          report(
            span,
            `\`${name}\` is an ARG before the first FROM, which no stage sees: it is empty here; declare it again in the stage`,
            { fixes: [unsafe(`Declare it in the stage (ARG ${name})`, before(file, instruction, `ARG ${name}`))] },
          );
          continue;
        }
        // That is for `env-uses-own`; and whoever says what to do about an unset name knows that it may be.
        if (isSetHere(instruction, own, use) || uses.some((outer) => isGuard(outer, use))) continue;
        const isExtended = (own.get(name) ?? []).some((pair) => contains(pair.span, span));
        if (isExtended && use.modifier) continue;
        // A name that is given again is no slip of another. PATH is always set; `GOPATH` and its like are no slips of it.
        const known = name.endsWith('PATH') ? names : [...names, 'PATH'];
        const meant = isExtended ? undefined : similar(name, known.filter(isName));
        const base = plainBase(stage);
        if (meant) {
          report(span, `nothing in this file sets \`${name}\`; did you mean \`${meant}\`?`, {
            fixes: [renameFix(file, use, meant)],
          });
        } else if (base) {
          report(
            span,
            `nothing sets \`${name}\`, not \`${base}\` either, so that ${use.modifier?.endsWith('-') ? 'its default always stands' : 'it is empty'} here; set it above with ARG or ENV`,
          );
        }
      }
    },
  },
});

/** Of `ARG "a=b"`, which BuildKit cannot read, a quote is left. */
function isName(text: string): boolean {
  return /^\w+$/u.test(text);
}

/** `${A:+:$A}`: nothing stands here where the name is not set. */
function isGuard(outer: VariableUse, { name, span: at }: VariableUse): boolean {
  return outer.name === name && !!outer.modifier?.endsWith('+') && contains(outer.span, at);
}

type PairsByName = ReadonlyMap<string, readonly Pair[]>;

function pairsByName(instruction: Instruction): PairsByName {
  const pairs = new Map<string, Pair[]>();
  if (instruction.keyword !== 'ARG' && instruction.keyword !== 'ENV') return pairs;
  for (const pair of instruction.pairs) {
    const others = pairs.get(pair.name.text);
    if (others) others.push(pair);
    else pairs.set(pair.name.text, [pair]);
  }
  return pairs;
}

/** An ARG sees the ones before it in its instruction. */
function isSetBefore({ keyword }: Instruction, own: PairsByName, { name, span: at }: VariableUse): boolean {
  return keyword === 'ARG' && (own.get(name) ?? []).some(({ span }) => span.end <= at.start);
}

/** By another pair: with its own old value a variable is extended, which may well come from the base image. */
function isSetHere({ keyword }: Instruction, own: PairsByName, { name, span: at }: VariableUse): boolean {
  if (keyword !== 'ENV') return false;
  return (own.get(name) ?? []).some(({ span }) => !(span.start <= at.start && at.end <= span.end));
}

/** The image that the stage begins with, where it is known to set no variable but PATH. */
function plainBase(stage: Stage): string | undefined {
  const root = chainOf(stage).at(-1)!;
  const name = root.from.image?.resolved;
  return name && (root.environment.isFromScratch || baseImage(name).isPlain) ? name.repository : undefined;
}
