import { similar } from '../core/similar.ts';
import type { Span } from '../core/span.ts';
import { referenceFault } from '../knowledge/image-reference.ts';
import type { CopyInstruction, RunInstruction, Stage } from './model.ts';

/** Stages by their names in lower case; of several with one name, the last. */
type Names = ReadonlyMap<string, number>;

/**
 * Finds the stages that COPY and mounts take files from, which only the whole file tells: a name may be given twice.
 * @param report notes what BuildKit would refuse
 */
export function linkSources(stages: readonly Stage[], report: (at: Span, message: string) => void): void {
  const names: Names = new Map(
    stages.flatMap(({ name, index }) => (name ? [[name.text.toLowerCase(), index] as const] : [])),
  );
  for (const { instructions, index: own } of stages) {
    for (const instruction of instructions) {
      if (instruction.keyword === 'COPY') linkCopy(instruction, { stages, names, own, report });
      else if (instruction.keyword === 'RUN') checkMounts(instruction, { stages, names, own, report });
    }
  }
}

interface Linking {
  readonly stages: readonly Stage[];
  readonly names: Names;
  /** The stage that the instruction stands in. */
  readonly own: number;
  readonly report: (at: Span, message: string) => void;
}

function linkCopy(copy: CopyInstruction, linking: Linking): void {
  const { from } = copy;
  if (!from?.value) return;
  const isNumber = /^[-+]?\d+$/u.test(from.value);
  const index = isNumber ? Number(from.value) : linking.names.get(from.value.toLowerCase());
  if (index === undefined) checkImage(from.value, from.span, linking);
  else if (!(index >= 0 && index < linking.stages.length)) {
    linking.report(from.span, `there is no stage ${from.value}: they are counted from 0`);
  } else if (checkOrder(index, from.text, from.span, linking)) {
    // The only field that is not known when the instruction is read.
    (copy as { fromStage: CopyInstruction['fromStage'] }).fromStage = index;
  }
}

function checkMounts({ mounts }: RunInstruction, linking: Linking): void {
  for (const { options } of mounts) {
    const from = options.findLast(({ name }) => name === 'from')?.value;
    if (!from?.value) continue;
    const index = linking.names.get(from.value.toLowerCase());
    if (index === undefined) checkImage(from.value, from.span, linking);
    else checkOrder(index, from.text, from.span, linking);
  }
}

function checkImage(name: string, at: Span, { names, report }: Linking): void {
  const fault = referenceFault(name);
  if (!fault) return;
  const meant = similar(name, [...names.keys()]);
  const help = meant ? `did you mean \`${meant}\`?` : fault;
  report(at, `\`${name}\` is no stage of this file, and no image either: ${help}`);
}

function checkOrder(index: number, text: string, at: Span, { own, report }: Linking): boolean {
  if (index < own) return true;
  if (index === own) report(at, `\`${text}\` is the stage that this stands in: it cannot take files from itself`);
  else report(at, `the stage \`${text}\` stands below: it is not built yet where its files are taken`);
  return false;
}
