import { span } from '../../core/span.ts';
import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

/** At the end of a command: both its output and its errors go nowhere. */
const discards = /(?:(?:1?>{1,2}\s*\/dev\/null\s+2>\s*(?:&1|\/dev\/null))|(?:&>{1,2}|>&)\s*\/dev\/null)(?=["']?\s*$)/u;

export default rule({
  title: 'Output thrown away',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'kubernetes:container'(container, { report }) {
      const words = ['command', 'args'].flatMap((key) => container.node.get(key)?.items ?? []);
      const script = words.at(-1);
      // Only a shell reads redirections, and only its last command is what the container is for.
      if (!script || words.length < 2 || !words.some(({ string }) => /(?:^|\/)(?:ba|da|a|z|k)?sh$/u.test(string ?? '')))
        return;
      const lines = script.string?.trim().split('\n') ?? [];
      const found = discards.exec(script.source);
      if (!found || script.via !== undefined || !discards.test(lines.at(-1) ?? '')) return;
      const start = script.span.start + found.index;
      report(
        span(start, start + found[0].length),
        `what ${called(container, 'this container')} prints, errors too, is thrown away: when it fails nothing tells why; let it print`,
      );
    },
  },
});
