import { span } from '../../core/span.ts';
import { secretValues } from '../../knowledge/secret-values.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Secret written out',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  on: {
    'dockerfile:instruction'({ instruction, file }, { report }) {
      // Its ONBUILD has been looked through already.
      if (instruction.onbuild) return;
      const { start, end } = instruction.span;
      for (const secret of secretValues(file.text.slice(start, end))) {
        report(
          span(start + secret.start, start + secret.end),
          `this is ${secret.what}, and whoever reads the file or pulls the image can use it; revoke it, and hand the next one over as a secret (\`RUN --mount=type=secret\`) or when the container starts`,
        );
      }
    },
  },
});
