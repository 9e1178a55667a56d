import { baseConfig } from '../../dockerfile/base.ts';
import { imageName } from '../../dockerfile/instructions/image.ts';
import type { CopyInstruction, Dockerfile } from '../../dockerfile/model.ts';
import { imageConfig } from '../../knowledge/image-config.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Whole file system copied',
  burden: 'build',
  severity: 'information',
  preset: 'all',
  aliases: ['hadolint/DL3067'],
  on: {
    'dockerfile:copy'({ instruction, stage, file }, { report }) {
      const { from, sources, destination, onbuild } = instruction;
      if (!from || onbuild || destination?.value !== '/') return;
      const root = sources.find(({ value }) => value === '/');
      // Into an empty stage it is a way to make one layer of all.
      if (!root || baseConfig(stage)?.bare || isBare(instruction, file)) return;
      report(
        root.span,
        `everything in \`${from.text}\` is laid over this stage, system files too: the image holds two systems, and the later one wins file by file; copy only the paths that are needed`,
      );
    },
  },
});

/** It is copied from a stage on the empty image, or from an image that is made to be copied whole. */
function isBare({ from, fromStage }: CopyInstruction, { stages }: Dockerfile): boolean {
  const stage = fromStage === undefined ? undefined : stages[fromStage];
  const config = stage ? baseConfig(stage) : from?.value && imageConfig(imageName(from.value));
  return config ? config.bare : false;
}
