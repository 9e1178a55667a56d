import { onlyPart } from '../../shell/places.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Variable assigned to itself',
  burden: 'build',
  severity: 'hint',
  preset: 'strict',
  aliases: ['shellcheck/SC2269'],
  on: {
    'dockerfile:command'({ command: { name, assignments } }, { report }) {
      if (name) return;
      for (const { name: variable, value, append, span } of assignments) {
        const part = value && onlyPart(value);
        const isItself =
          part?.type === 'parameter' && part.name === variable && !part.operator && !part.prefix && !part.indexed;
        if (!isItself || append) continue;
        report(
          { start: span.start, end: span.start + variable.length },
          `this assigns \`${variable}\` to itself and does nothing; write \`export ${variable}\` if commands shall see it`,
        );
      }
    },
  },
});
