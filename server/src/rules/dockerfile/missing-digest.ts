import { rule } from '../rule.ts';

export default rule({
  title: 'Base image without a digest',
  burden: 'base-image',
  severity: 'information',
  preset: 'strict',
  on: {
    'dockerfile:from'({ instruction: { image }, stage }, { report }) {
      const name = image?.resolved;
      if (!image || !name || stage.parent || name.digest || name.repository === 'scratch') return;
      report(
        image.span,
        `\`${image.value}\` can be replaced under its tag without a trace here; add its digest (\`@sha256:...\`) and let a bot renew it`,
      );
    },
  },
});
