import { replace } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Host port in EXPOSE',
  burden: 'networking',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['buildkit/ExposeInvalidFormat'],
  on: {
    'dockerfile:expose'({ instruction: { ports } }, { report }) {
      for (const { value, text, span } of ports) {
        const [, host, port] = /^(.+):([^:]+)$/su.exec(value ?? '') ?? [];
        if (!host || !port) continue;
        report(
          span,
          `EXPOSE publishes nothing: \`${host}\` is dropped, and will be refused one day; write \`${port}\`, and publish it with \`docker run -p ${value}\``,
          { fixes: [text === value ? safe(`Write \`${port}\``, replace(span, port)) : undefined] },
        );
      }
    },
  },
});
