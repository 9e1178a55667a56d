import type { Part } from '../../collectors/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Retries without an end',
  burden: 'logging',
  severity: 'information',
  preset: 'strict',
  on: {
    'collectors:part'(part, { report }) {
      const setting = part.role === 'output' ? endless(part) : undefined;
      if (!setting) return;
      report(
        setting.span,
        'what the other side will not take is sent again for ever, and keeps what comes after it waiting; set a limit, and a place for what is given up',
      );
    },
  },
});

function endless({ program, settings }: Part) {
  const keys = program === 'fluent-bit' ? ['retry_limit'] : ['buffer.retry_forever', 'disable_retry_limit'];
  const values = program === 'fluent-bit' ? /^(?:false|no_limits|off)$/iu : /^(?:true|yes)$/u;
  return keys.map((key) => settings.get(key)).find((setting) => setting?.text && values.test(setting.text));
}
