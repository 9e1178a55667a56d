import type { Part } from '../../collectors/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Section that nothing reaches',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'collectors:pipeline'({ program, parts }, { report }) {
      if (program !== 'fluentd') return;
      /** The sections that have taken what they match, each by file, label and pattern. */
      const taken = new Map<string, Part>();
      for (const part of parts) {
        const { pattern, role, scope, file } = part;
        if (!pattern?.text || (role !== 'output' && role !== 'filter')) continue;
        const key = (text: string) => JSON.stringify([file, scope, text]);
        const before = taken.get(key('**')) ?? taken.get(key(pattern.text));
        if (before) {
          report(
            pattern.at,
            `no event comes here: a \`<match ${before.pattern!.text}>\` above takes them, and Fluentd gives each event to the first match alone; ${role === 'filter' ? 'move the filter above it' : 'move this above it, or let both be a `<store>` of one `copy`'}`,
            { related: [{ span: before.pattern!.at, message: 'it takes them' }] },
          );
        } else if (role === 'output') taken.set(key(pattern.text), part);
      }
    },
  },
});
