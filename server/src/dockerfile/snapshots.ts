import type { ScriptEvent } from './events.ts';
import type { Instruction, Stage } from './model.ts';

/**
 * What tells that apt is given an archive as it was on one day: the hosts of Debian's and Ubuntu's snapshot services, apt's
 * own setting, and the script of repro-sources-list that writes sources for SOURCE_DATE_EPOCH.
 *
 * Sources: snapshot.debian.org, snapshot.ubuntu.com, apt-get(8), github.com/reproducible-containers. Read 2026-11-24.
 */
const marks = /snapshot(?:-cloudflare)?\.(?:debian|ubuntu)\.|APT::Snapshot|repro-sources-list/u;

/** Whether apt is turned to a snapshot by then: by the script itself, or before it in the stage or those it is built on. */
export function usesSnapshot({ script, instruction, stage }: ScriptEvent): boolean {
  return marks.test(script.source) || frozenFrom(stage) < instruction.span.start;
}

const known = new WeakMap<Stage, number>();

/** Offset from which on the stage's archive is frozen. */
function frozenFrom(stage: Stage): number {
  const found = known.get(stage) ?? findFrozen(stage);
  known.set(stage, found);
  return found;
}

function findFrozen({ from, parent, instructions }: Stage): number {
  // Debian's images of one day, whose own sources name the snapshot.
  if (from.image?.resolved?.repository === 'debian/snapshot') return from.span.start;
  if (parent && frozenFrom(parent) < Number.POSITIVE_INFINITY) return from.span.start;
  return instructions.find(mentionsSnapshot)?.span.start ?? Number.POSITIVE_INFINITY;
}

function mentionsSnapshot(instruction: Instruction): boolean {
  if (instruction.keyword === 'RUN') return instruction.scripts.some(({ source }) => marks.test(source));
  return ['COPY', 'ADD'].includes(instruction.keyword) && marks.test(instruction.line.text);
}
