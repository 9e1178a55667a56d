import { unsafe } from '../../core/fix.ts';
import { similar } from '../../core/similar.ts';
import { isLogOption, logOptionsOf } from '../../knowledge/log-drivers.ts';
import { removeKey, renameKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Log option that the driver does not know',
  burden: 'logging',
  severity: 'error',
  preset: 'recommended',
  on: {
    'docker-daemon:file'({ root, logDriver }, { report }) {
      const known = logDriver === undefined ? undefined : logOptionsOf(logDriver);
      const options = root.get('log-opts');
      if (!known || !options) return;
      for (const { key } of options.entries) {
        if (isLogOption(key.text, known)) continue;
        const meant = similar(key.text, known);
        const renamed = meant ? renameKey(options, key.text, meant) : undefined;
        const removed = removeKey(options, key.text);
        report(
          key.span,
          `the log driver \`${logDriver}\` has no option \`${key.text}\`: containers do not start with it${meant ? `; did you mean \`${meant}\`?` : ''}`,
          {
            fixes: [
              renamed && unsafe(`Write ${meant}`, ...renamed),
              removed && unsafe(`Remove ${key.text}`, ...removed),
            ],
          },
        );
      }
    },
  },
});
