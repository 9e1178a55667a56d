import { unsafe } from '../../core/fix.ts';
import { similar } from '../../core/similar.ts';
import { defaultLogDriver, isLogOption, logOptionsOf } from '../../knowledge/log-drivers.ts';
import { removeKey, renameKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Log option that the driver does not know',
  burden: 'logging',
  severity: 'error',
  preset: 'recommended',
  state: () => new Set<number>(),
  on: {
    'compose:service'({ logging, partial }, { report, state }) {
      const options = logging?.options;
      if (!options || partial) return;
      const driver = logging.node.lacks('driver') ? defaultLogDriver : logging.driver?.string;
      const known = driver === undefined ? undefined : logOptionsOf(driver);
      if (!known) return;
      for (const { key } of options.entries) {
        // What services share is written once.
        if (isLogOption(key.text, known) || state.has(key.span.start)) continue;
        state.add(key.span.start);
        const meant = similar(key.text, known);
        const renamed = meant ? renameKey(options, key.text, meant) : undefined;
        const removed = removeKey(options, key.text);
        report(
          key.span,
          `the log driver \`${driver}\` has no option \`${key.text}\`: the container does not start with it${meant ? `; did you mean \`${meant}\`?` : ''}`,
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
