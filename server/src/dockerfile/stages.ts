import type { Dockerfile, Instruction, RunInstruction, Stage } from './model.ts';

/** The stage and those that it is built upon, from itself down to the one that stands on an image. */
export function chainOf(stage: Stage): readonly Stage[] {
  const chain: Stage[] = [];
  for (let at: Stage | undefined = stage; at; at = at.parent) chain.push(at);
  return chain;
}

/**
 * Whether what a stage's layers hold ends up in an image that somebody keeps: the last stage, one that no other takes
 * anything from, so that it can only be there as a target of its own, and those that these are built upon.
 */
export function isShipped(stage: Stage, file: Dockerfile): boolean {
  const shipped = known.get(file) ?? shippedStages(file);
  known.set(file, shipped);
  return shipped.has(stage);
}

const known = new WeakMap<Dockerfile, ReadonlySet<Stage>>();

function shippedStages({ stages }: Dockerfile): ReadonlySet<Stage> {
  const used = new Set(
    stages.flatMap((stage) => [
      ...basesOf(stage, stages),
      ...stage.instructions.flatMap((each) => sourcesOf(each, stages)),
    ]),
  );
  return new Set(stages.filter((stage) => stage.isFinal || !used.has(stage)).flatMap(chainOf));
}

/** Nobody writes more, and which of them need each other is not worth waiting for. */
const mostStages = 2000;

/** The stages that are run for builds of the given ones: themselves, those that they stand on, and those they take files from. */
export function neededFor(targets: readonly Stage[], { stages }: Dockerfile): ReadonlySet<Stage> {
  if (stages.length > mostStages) return new Set(stages);
  const needed = new Set<Stage>();
  const open = [...targets];
  for (let stage = open.pop(); stage; stage = open.pop()) {
    if (needed.has(stage)) continue;
    needed.add(stage);
    for (const base of basesOf(stage, stages)) open.push(base);
    for (const instruction of stage.instructions) open.push(...sourcesOf(instruction, stages));
  }
  return needed;
}

/** The stages that it may be built upon: where a variable stands in FROM, all whose names begin as it does. */
function basesOf({ from, parent, index }: Stage, stages: readonly Stage[]): readonly Stage[] {
  if (!from.image?.variables.length) return parent ? [parent] : [];
  const beginning = from.image.text.split('$', 1)[0]!.toLowerCase();
  return stages.slice(0, index).filter(({ name }) => name?.text.toLowerCase().startsWith(beginning));
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
  let byName = stagesByName.get(stages);
  if (!byName) {
    byName = new Map(stages.flatMap((stage) => (stage.name ? [[stage.name.text.toLowerCase(), stage] as const] : [])));
    stagesByName.set(stages, byName);
  }
  return byName.get(name.toLowerCase());
}

/** Made once for the stages of a file. */
const stagesByName = new WeakMap<readonly Stage[], ReadonlyMap<string, Stage>>();
