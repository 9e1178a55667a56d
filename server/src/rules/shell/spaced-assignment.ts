import { remove } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { span } from '../../core/span.ts';
import type { Command, Word } from '../../shell/model.ts';
import { isDeclaration } from '../../shell/setters.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Assignment that is none',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  aliases: [
    'shellcheck/SC1066',
    'shellcheck/SC1068',
    'shellcheck/SC1097',
    'shellcheck/SC2270',
    'shellcheck/SC2271',
    'shellcheck/SC2275',
    'shellcheck/SC2276',
    'shellcheck/SC2281',
    'shellcheck/SC2282',
    'shellcheck/SC2283',
    'shellcheck/SC2290',
  ],
  on: {
    'dockerfile:command'({ command }, { report }) {
      if (!mayAssign(command)) return;
      const found = blankAround(command) ?? oddName(command) ?? doubled(command);
      if (found) report(found.at, found.message, { fixes: [found.fix] });
    },
  },
});

/** A word that begins or might begin with an assignment; most commands have none. */
function mayAssign({ name, args, assignments }: Command): boolean {
  return assignments.length > 0 || (name?.text.includes('=') ?? false) || args.some(({ text }) => text.startsWith('='));
}

/** `X = 1`, `X =1`, and the same behind `export`. */
function blankAround({ name, args }: Command) {
  const words = isDeclaration(name?.value) ? args : name ? [name, ...args] : [];
  const index = words.findIndex(({ text }, at) => at > 0 && text.startsWith('=') && !text.startsWith('=='));
  const [variable, equals, value] = [words[index - 1], words[index], words[index + 1]];
  const isFirst = index === 1 || isDeclaration(name?.value);
  if (!variable || !equals || !isFirst || !/^[A-Za-z_]\w*$/u.test(variable.text)) return undefined;
  const end = equals.text === '=' && value ? value.span.start : equals.span.start + 1;
  return {
    at: equals.span,
    message: `with blanks around \`=\` this runs \`${variable.text}\` as a command; write \`${variable.text}=…\``,
    fix: unsafe(
      'Take the blanks out',
      remove(span(variable.span.end, equals.span.start)),
      ...(equals.text === '=' && value ? [remove(span(equals.span.end, end))] : []),
    ),
  };
}

/** `$X=1`, `my-name=1`, `1x=2`, `=x`: a command by that name is looked for. */
function oddName({ name }: Command) {
  const equals = name?.text.indexOf('=') ?? -1;
  if (!name || equals === -1 || name.text.startsWith('[')) return undefined;
  const left = name.text.slice(0, equals);
  const isAssignment =
    /^(?:["']?[\w.+-]*["']?|\$\w+|\$\{\w+\})$/u.test(left) && !/[()/]/u.test(name.text.slice(0, equals));
  if (!isAssignment) return undefined;
  return {
    at: name.span,
    message: left.startsWith('$')
      ? `\`$\` takes the value of a variable; to set it, write \`${left.replace(/[${}]/gu, '')}=…\``
      : `\`${left || '='}\` cannot be set, so that this is run as a command; a name has letters, digits and \`_\``,
    fix: left.startsWith('$') ? dollarless(name, left) : undefined,
  };
}

function dollarless({ span: at }: Word, left: string) {
  const edits = [remove(span(at.start, at.start + (left.startsWith('${') ? 2 : 1)))];
  if (left.endsWith('}')) edits.push(remove(span(at.start + left.length - 1, at.start + left.length)));
  return unsafe('Leave the $ away', ...edits);
}

/** `X==1`. */
function doubled({ name, assignments }: Command) {
  const odd = assignments.find(({ value }) => value?.text.startsWith('='));
  if (name || !odd) return undefined;
  const start = odd.value!.span.start;
  return {
    at: span(start, start + 1),
    message: `the second \`=\` becomes part of the value of \`${odd.name}\`; to compare, write \`[ "$${odd.name}" = … ]\``,
    fix: unsafe('Leave one = away', remove(span(start, start + 1))),
  };
}
