import { replace } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Protocol with capitals',
  burden: 'networking',
  severity: 'hint',
  preset: 'strict',
  aliases: ['buildkit/ExposeProtoCasing'],
  on: {
    'dockerfile:expose'({ instruction: { ports } }, { report }) {
      for (const port of ports) {
        const written = /\/([a-z]+)$/iu.exec(port.value ?? '')?.[1];
        const lower = written?.toLowerCase();
        if (!written || !lower || written === lower) continue;
        const isPlain = port.text.endsWith(written) && port.text.length === port.span.end - port.span.start;
        const at = isPlain ? { start: port.span.end - written.length, end: port.span.end } : port.span;
        report(at, `\`${written}\` is \`${lower}\` in the image; write it in lower case, as other tools compare it`, {
          fixes: [isPlain ? safe(`Write \`${lower}\``, replace(at, lower)) : undefined],
        });
      }
    },
  },
});
