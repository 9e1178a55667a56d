import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { similar } from '../../core/similar.ts';
import { imageName } from '../../dockerfile/instructions/image.ts';
import type { Argument, Dockerfile, Stage } from '../../dockerfile/model.ts';
import { isOpen } from '../../dockerfile/sources.ts';
import { mountSources, stageNamed } from '../../dockerfile/stages.ts';
import { isKnownImage } from '../../knowledge/image-config.ts';
import { referenceFault } from '../../knowledge/image-reference.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Copied from a stage that is not there',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3022', 'trivy/DS-0006'],
  on: {
    'dockerfile:copy'({ instruction: { from, onbuild }, stage, file }, { report }) {
      // A trigger speaks of the stages of the file that it runs in.
      const meant = from && !onbuild ? meantBy(from, stage, file) : undefined;
      if (from && meant) report(from.span, message(from, meant), { fixes: [write(from, meant)] });
    },
    'dockerfile:run'({ instruction, stage, file }, { report }) {
      if (instruction.onbuild) return;
      for (const from of mountSources(instruction)) {
        const meant = meantBy(from, stage, file);
        if (meant) report(from.span, message(from, meant), { fixes: [write(from, meant)] });
      }
    },
  },
});

/** The stage above that is called nearly the same. What cannot be taken for an image is refused by the builder. */
function meantBy({ value: name }: Argument, stage: Stage, { stages }: Dockerfile): string | undefined {
  if (!name || isOpen(name) || /^\d+$/u.test(name) || stageNamed(stages, name) || referenceFault(name))
    return undefined;
  if (/[/:@]/u.test(name) || isKnownImage(imageName(name))) return undefined;
  const names = stages.slice(0, stage.index).flatMap((earlier) => earlier.name?.text ?? []);
  return similar(name, names);
}

function message({ value }: Argument, meant: string): string {
  return `no stage is called \`${value}\`, so that an image of this name is looked for: did you mean \`${meant}\`?`;
}

function write({ span }: Argument, meant: string) {
  return unsafe(`Write ${meant}`, replace(span, meant));
}
