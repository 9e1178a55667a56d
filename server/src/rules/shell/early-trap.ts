import { rule } from '../rule.ts';

export default rule({
  title: 'Trap filled in too early',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC2064'],
  on: {
    'dockerfile:command'({ command: { name, args } }, { report }) {
      const part = name?.value === 'trap' && args.length > 1 ? args[0]!.parts[0] : undefined;
      if (part?.type !== 'double-quoted') return;
      for (const inner of part.parts) {
        if (inner.type !== 'parameter' && inner.type !== 'substitution') continue;
        report(
          inner.span,
          `\`${inner.text}\` is put in now and not when the trap runs; use single quotes to have it then`,
        );
      }
    },
  },
});
