import { similar } from '../../core/similar.ts';
import { renameFix } from '../../dockerfile/edits.ts';
import { variableUses } from '../../dockerfile/variable-uses.ts';
import { isPredefined, predefined } from '../../dockerfile/variables.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Variable in FROM without an ARG',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['buildkit/UndefinedArgInFrom'],
  on: {
    'dockerfile:from'({ instruction, file }, { report }) {
      const declared = file.globalArgs.map(({ name }) => name.text);
      for (const use of variableUses(instruction)) {
        if (declared.includes(use.name) || isPredefined(use.name)) continue;
        const meant = similar(use.name, [...declared, ...predefined]);
        report(
          use.span,
          meant
            ? `no ARG before the first FROM is called \`${use.name}\`, so that it is always empty here; did you mean \`${meant}\`?`
            : `no ARG before the first FROM is called \`${use.name}\`, so that it is always empty here, also where the build is given one; declare it`,
          { fixes: [meant === undefined ? undefined : renameFix(file, use, meant)] },
        );
      }
    },
  },
});
