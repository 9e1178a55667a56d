import { neededFor } from '../../dockerfile/stages.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Stage that nothing uses',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  on: {
    'dockerfile:end'({ file }, { report }) {
      // A list of images for a bot that renews versions builds nothing at all.
      if (file.stages.every(({ instructions }) => instructions.length === 0)) return;
      // What has a name and does something may be asked for by `--target`.
      const targets = file.stages.filter(
        ({ name, instructions, isFinal }) => isFinal || (name && instructions.length > 0),
      );
      const needed = neededFor(targets, file);
      for (const { name, from } of file.stages.filter((stage) => !needed.has(stage))) {
        report(
          (name ?? from.word).span,
          name
            ? `nothing is built upon \`${name.text}\` or copies from it, and it does nothing itself; remove it, or use it`
            : 'nothing is built upon this stage or copies from it, and without a name nobody can ask for it: it is never built; remove it, or use it',
        );
      }
    },
  },
});
