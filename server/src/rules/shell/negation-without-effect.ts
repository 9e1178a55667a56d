import { insert } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { contains, span } from '../../core/span.ts';
import { stopsOnFailure } from '../../dockerfile/sh.ts';
import type { Script, Statement } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Negation without effect',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['shellcheck/SC2251'],
  on: {
    'dockerfile:script'(event, { report }) {
      const { script } = event;
      for (const statement of script.allStatements) {
        const [part, ...more] = statement.parts;
        if (!part?.negated || more.length > 0 || statement.background || !isPassedOver(statement, script)) continue;
        if (!stopsOnFailure(event, statement.span)) continue;
        report(
          span(part.start, part.start + 1),
          '`set -e` never stops at a command with `!` before it: the build goes on where this is meant to end it; add `|| exit 1`',
          { fixes: [unsafe('Add || exit 1', insert(part.end, ' || exit 1'))] },
        );
      }
    },
  },
});

/** Something follows in its list, or behind the `if` or group that it ends, so that its exit code is nobody's. */
function isPassedOver(statement: Statement, script: Script): boolean {
  const { within, span } = statement;
  const siblings = script.allStatements.filter((other) => other.within === within);
  if (within.at(-1) === 'test') return false;
  if (siblings.at(-1) !== statement || within.at(-1) === 'loop') return true;
  if (within.at(-1) !== 'condition' && within.at(-1) !== 'group') return false;
  const outer = script.allStatements.findLast((other) => other !== statement && contains(other.span, span));
  return outer !== undefined && outer.parts.length === 1 && isPassedOver(outer, script);
}
