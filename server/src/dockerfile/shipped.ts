import type { Dockerfile, Stage } from './model.ts';

const known = new WeakMap<Dockerfile, ReadonlySet<Stage>>();

/**
 * Whether what a stage's layers hold ends up in an image that somebody keeps: the last stage, one that no other takes
 * anything from, so that it can only be there as a target of its own, and those that these are built on.
 */
export function isShipped(stage: Stage, file: Dockerfile): boolean {
  const found = known.get(file) ?? shippedStages(file);
  known.set(file, found);
  return found.has(stage);
}

function shippedStages({ stages }: Dockerfile): ReadonlySet<Stage> {
  const used = new Set(stages.flatMap((stage) => [stage.parent, ...sourcesOf(stage, stages)]));
  const shipped = new Set<Stage>();
  for (const stage of stages) {
    if (!stage.isFinal && used.has(stage)) continue;
    for (let at: Stage | undefined = stage; at; at = at.parent) shipped.add(at);
  }
  return shipped;
}

/** The stages that a stage copies from or mounts. */
function sourcesOf({ instructions }: Stage, stages: readonly Stage[]): readonly (Stage | undefined)[] {
  return instructions.flatMap((instruction) => {
    if (instruction.keyword === 'COPY') {
      return instruction.fromStage === undefined ? [] : [stages[instruction.fromStage]];
    }
    if (instruction.keyword !== 'RUN') return [];
    return instruction.mounts.map(({ options }) => {
      const from = options.find(({ name }) => name === 'from')?.value?.value?.toLowerCase();
      return stages.find(({ name, index }) => name?.text.toLowerCase() === from || String(index) === from);
    });
  });
}
