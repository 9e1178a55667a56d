import { replace } from '../../core/edit.ts';
import type { Severity } from '../../core/finding.ts';
import { unsafe } from '../../core/fix.ts';
import { similar } from '../../core/similar.ts';
import { imageName, referenceFault } from '../../dockerfile/instructions/image.ts';
import type { Argument, Dockerfile, Stage } from '../../dockerfile/model.ts';
import { isOpen } from '../../dockerfile/sources.ts';
import { mountSources, stageNamed } from '../../dockerfile/stages.ts';
import { isKnownImage } from '../../knowledge/image-config.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Copied from a stage that is not there',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: ['hadolint/DL3022', 'hadolint/DL3023', 'trivy/DS-0006'],
  on: {
    'dockerfile:copy'({ instruction: { from, onbuild }, stage, file }, { report }) {
      // A trigger speaks of the stages of the file that it runs in.
      const fault = from && !onbuild ? faultOf(from, stage, file) : undefined;
      if (fault) report(from!.span, fault.message, fault);
    },
    'dockerfile:run'({ instruction, stage, file }, { report }) {
      if (instruction.onbuild) return;
      for (const from of mountSources(instruction)) {
        const fault = /^\d/u.test(from.text) ? undefined : faultOf(from, stage, file);
        if (fault) report(from.span, fault.message, fault);
      }
    },
  },
});

interface Fault {
  readonly message: string;
  readonly severity?: Severity;
  readonly fixes?: readonly ReturnType<typeof unsafe>[];
}

function faultOf(from: Argument, stage: Stage, { stages }: Dockerfile): Fault | undefined {
  const { value: name, span } = from;
  if (!name || isOpen(name) || name.includes('$')) return undefined;
  const isNumber = /^\d+$/u.test(name);
  const there = isNumber ? stages[Number(name)] : stageNamed(stages, name);
  if (there && there.index < stage.index) return undefined;
  if (there === stage) return { message: `\`${name}\` is this stage itself, which has not been built yet` };
  if (there) return { message: `the stage \`${name}\` stands further down, and only those above can be copied from` };
  if (isNumber)
    return { message: `there is no stage ${name}: they are counted from 0, and this is number ${stage.index}` };
  const names = stages.slice(0, stage.index).flatMap((earlier) => earlier.name?.text ?? []);
  const meant = /[/:@]/u.test(name) || isKnownImage(imageName(name)) ? undefined : similar(name, names);
  const fixes = meant === undefined ? [] : [unsafe(`Write ${meant}`, replace(span, meant))];
  if (meant !== undefined) {
    const message = `no stage is called \`${name}\`, so that an image of this name is looked for: did you mean \`${meant}\`?`;
    return { message, severity: 'warning', fixes };
  }
  const fault = referenceFault(name);
  return fault ? { message: `no stage is called \`${name}\`, and no image can be: ${fault}` } : undefined;
}
