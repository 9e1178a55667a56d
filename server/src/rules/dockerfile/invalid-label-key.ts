import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import type { Argument } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

/** Docker keeps these for itself, but asks for the ones below in extensions of Docker Desktop. */
const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./u;
const extension = /^com\.docker\.(?:desktop\.)?extension[.s]/u;

export default rule({
  title: 'Label name that tools stumble over',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['hadolint/DL3048'],
  on: {
    'dockerfile:label'({ instruction: { pairs } }, { report }) {
      for (const { name } of pairs) {
        const fault = name.value === undefined ? undefined : faultOf(name.value);
        if (fault) report(name.span, `\`${name.value}\` ${fault}`, { fixes: [lowerCase(name)] });
      }
    },
  },
});

/** What is wrong with it by the guidelines of https://docs.docker.com/engine/manage-resources/labels/, read 2026-11-25. */
function faultOf(name: string): string | undefined {
  if (reserved.test(name) && !extension.test(name))
    return 'is in a namespace that Docker keeps for itself; begin it with a domain of your own';
  if (/[A-Z]/u.test(name)) return 'has capital letters, and filters tell them apart: write label names in lower case';
  if (/[^a-z\d._/-]/u.test(name))
    return 'has characters that some tools refuse in a label name; keep to letters, digits, `.`, `-`, `_` and `/`';
  if (/^[^a-z]|[^a-z\d]$/u.test(name))
    return 'should begin with a letter and end with a letter or a digit, so that tools take it';
  if (/\.\.|--/u.test(name)) return 'has a doubled `.` or `-`, which some tools refuse; write one';
  return undefined;
}

/** Only where nothing else is wrong: what filters by the old name has to change as well. */
function lowerCase({ text, value, span }: Argument) {
  const lower = text.toLowerCase();
  return value && lower !== text && lower.length === span.end - span.start && !faultOf(value.toLowerCase())
    ? unsafe(`Write \`${value.toLowerCase()}\``, replace(span, lower))
    : undefined;
}
