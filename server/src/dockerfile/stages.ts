import type { Dockerfile, Instruction, RunInstruction, Stage } from './model.ts';

/** The stage and those that it is built upon, from itself down to the one that stands on an image. */
export function chainOf(stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  for (let at: Stage | undefined = stage; at; at = at.parent) chain.push(at);
  return chain;
}

/** The last stage, and those that it is built upon: what others leave behind is never shipped. */
export function isShipped(stage: Stage, { stages }: Dockerfile): boolean {
  const last = stages.at(-1);
  return last !== undefined && chainOf(last).some(({ index }) => index === stage.index);
}

/** The stages that a build of the last one runs: those that it is built upon, and that any of them copy or mount from. */
export function neededStages({ stages }: Dockerfile): ReadonlySet<Stage> {
  const needed = new Set<Stage>();
  const open = stages.slice(-1);
  for (let stage = open.pop(); stage; stage = open.pop()) {
    if (needed.has(stage)) continue;
    needed.add(stage);
    if (stage.parent) open.push(stage.parent);
    open.push(...stage.instructions.flatMap((instruction) => sourcesOf(instruction, stages)));
  }
  return needed;
}

/** The stages that an instruction takes files from. */
function sourcesOf(instruction: Instruction, stages: readonly Stage[]): readonly Stage[] {
  if (instruction.keyword === 'COPY') {
    return instruction.fromStage === undefined ? [] : stages.slice(instruction.fromStage, instruction.fromStage + 1);
  }
  if (instruction.keyword !== 'RUN') return [];
  return mountSources(instruction).flatMap(({ text }) => stageNamed(stages, text) ?? []);
}

/** What the mounts of a RUN take their files from. */
export function mountSources({ mounts }: RunInstruction) {
  return mounts.flatMap(({ options }) => options.find(({ name }) => name === 'from')?.value ?? []);
}

/** The stage of that name. Case does not count. Of several the last one, as BuildKit has it in `--from`. */
export function stageNamed(stages: readonly Stage[], name: string): Stage | undefined {
  return stages.findLast((stage) => stage.name?.text.toLowerCase() === name.toLowerCase());
}
