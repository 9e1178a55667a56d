import { rootImage } from './base.ts';
import type { ScriptEvent } from './events.ts';
import type { Instruction, Stage } from './model.ts';

/**
 * What changes how package managers work from there on, by the words that tell: it may be written into a file, handed to a
 * program, or come along in a file that is copied.
 *
 * - `snapshot`: apt is given an archive as it was on one day. The hosts of Debian's and Ubuntu's snapshot services, apt's own
 *   setting, and the script that writes sources for SOURCE_DATE_EPOCH.
 * - `foreignSources`: apt is given archives beside the distribution's own.
 * - `assumeYes`: questions are answered beforehand.
 * - `recommends`: it is said whether recommended packages come along.
 *
 * Sources: apt.conf(5), apt-get(8), dnf.conf(5), snapshot.debian.org, snapshot.ubuntu.com,
 * github.com/reproducible-containers/repro-sources-list.sh. Read 2026-11-24.
 */
const settings = {
  snapshot: /snapshot(?:-cloudflare)?\.(?:debian|ubuntu)\.|APT::Snapshot|repro-sources-list/iu,
  foreignSources: /sources\.list|\.sources\b|add-apt-repository|apt-key|extrepo/u,
  assumeYes: /Get::Assume-Yes|assumeyes *=/iu,
  recommends: /APT::Install-Recommends/iu,
};
export type PackageSetting = keyof typeof settings;

/** Whether it is set by then: in the script itself, or before it in the stage or those that it is built on. */
export function isSet(setting: PackageSetting, { script, instruction, stage }: ScriptEvent): boolean {
  return settings[setting].test(script.source) || setFrom(setting, stage) < instruction.span.start;
}

/** Whether the script, or an instruction before it in the stage or those that it is built on, holds these words. */
export function isMentioned(words: RegExp, { script, instruction, stage }: ScriptEvent): boolean {
  if (words.test(script.source)) return true;
  for (let at: Stage | undefined = stage; at; at = at.parent) {
    if (at.instructions.some((each) => each.span.start < instruction.span.start && mentions(each, words))) return true;
  }
  return false;
}

const known = new WeakMap<Stage, Map<PackageSetting, number>>();

/** Offset of the instruction from which on a stage has the setting. */
function setFrom(setting: PackageSetting, stage: Stage): number {
  const ofStage = known.get(stage) ?? new Map<PackageSetting, number>();
  known.set(stage, ofStage);
  const from = ofStage.get(setting) ?? findFrom(setting, stage);
  ofStage.set(setting, from);
  return from;
}

function findFrom(setting: PackageSetting, stage: Stage): number {
  const { from, parent, instructions } = stage;
  if (parent) {
    if (setFrom(setting, parent) < Number.POSITIVE_INFINITY) return from.span.start;
  } else if (setting === 'snapshot' && rootImage(stage)?.repository === 'debian/snapshot') {
    // Debian's images of one day: their own sources name the snapshot.
    return from.span.start;
  }
  const first = instructions.find((instruction) => mentions(instruction, settings[setting]));
  return first?.span.start ?? Number.POSITIVE_INFINITY;
}

function mentions(instruction: Instruction, words: RegExp): boolean {
  switch (instruction.keyword) {
    case 'RUN':
      return instruction.scripts.some(({ source }) => words.test(source));
    case 'COPY':
    case 'ADD':
      return words.test(instruction.line.text) || instruction.heredocs.some(({ body }) => words.test(body.text));
    case 'ENV':
    case 'ARG':
      return words.test(instruction.line.text);
    default:
      return false;
  }
}
