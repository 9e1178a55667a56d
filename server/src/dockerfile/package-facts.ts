import type { Place } from '../core/facts.ts';
import { type Span, span } from '../core/span.ts';
import type { PackageFamily } from '../knowledge/package-managers.ts';
import { floats } from '../knowledge/packages.ts';
import { baseOf, rootImage } from './base.ts';
import { type InstalledPackage, installOf } from './installs.ts';
import type { Dockerfile, Stage } from './model.ts';

/** A package that a stage installs by name, in one version or in whatever there is. Ranges of versions are left out. */
export interface PackageFacts {
  readonly family: PackageFamily;
  /** As its manager compares names. */
  readonly name: string;
  /**
   * Where it comes from, as `debian 12`: what has this and the name in common is the same package. For the packages of a
   * language it is the base image, since what fits one runtime need not fit another.
   */
  readonly archive: string;
  /** Absent where it is left open. */
  readonly version?: string;
  /** The word that names it. */
  readonly at: Place;
  /** What is written behind the name, such as `=1.2-3`; empty where nothing is. Absent where it stands elsewhere in the file. */
  readonly pin?: string;
  readonly pinAt?: Place;
}

export function packageFacts(stage: Stage, file: Dockerfile, place: (span: Span) => Place): readonly PackageFacts[] {
  return stage.instructions.flatMap((instruction) => {
    if (instruction.keyword !== 'RUN') return [];
    return instruction.scripts.flatMap((script) =>
      script.commands.flatMap((command) => {
        const install = installOf({ command, script, instruction, stage, file });
        if (!install || install.isDecided) return [];
        const archive = archiveOf(stage, install.family);
        if (archive === undefined) return [];
        return install.packages.flatMap((each) => factsOf(each, install.family, archive, file, place) ?? []);
      }),
    );
  });
}

/** undefined where the base image's name does not tell. */
function archiveOf(stage: Stage, family: PackageFamily): string | undefined {
  if (['apt', 'apk', 'rpm'].includes(family)) {
    const release = baseOf(stage)?.release;
    return release && `${release.distribution} ${release.number}`;
  }
  const image = rootImage(stage);
  return image && `${image.registry ?? ''}/${image.repository}:${image.tag ?? 'latest'}`;
}

function factsOf(
  each: InstalledPackage,
  family: PackageFamily,
  archive: string,
  file: Dockerfile,
  place: (span: Span) => Place,
): PackageFacts | undefined {
  const { name, version, kind, word } = each;
  const isOpen = floats(each, family);
  if (kind !== 'registry' || (!isOpen && !isExact(version ?? ''))) return undefined;
  const pinAt = pinSpan(each, file);
  return {
    family,
    name:
      family === 'pip'
        ? name
            .replace(/\[.*/u, '')
            .replace(/[-_.]+/gu, '-')
            .toLowerCase()
        : name,
    archive,
    ...(!isOpen && { version: version! }),
    at: place(word.span),
    ...(pinAt && { pin: file.text.slice(pinAt.start, pinAt.end), pinAt: place(pinAt) }),
  };
}

/** One version: no range, nothing left open, nothing unknown. */
function isExact(version: string): boolean {
  return /^v?\d[\w.+~:-]*$/u.test(version);
}

/** Where what follows the name stands in the file; undefined where the word does not stand there as the shell gets it. */
function pinSpan({ name, word }: InstalledPackage, { text }: Dockerfile): Span | undefined {
  const written = text.slice(word.span.start, word.span.end);
  if (word.value === undefined || !written.includes(word.value)) return undefined;
  const start = word.span.start + written.indexOf(word.value);
  return word.value.startsWith(name) ? span(start + name.length, start + word.value.length) : undefined;
}
