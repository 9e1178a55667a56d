import { sourceKind } from '../../dockerfile/sources.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Download without a checksum',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  on: {
    'dockerfile:add'({ instruction: { sources, flags } }, { report }) {
      const url = sources.find((source) => sourceKind(source) === 'url');
      if (!url || flags.some(({ name }) => name === 'checksum')) return;
      report(
        url.span,
        'whatever the server sends goes into the image, and nobody notices when it is another file; add `--checksum=sha256:...`',
      );
    },
  },
});
