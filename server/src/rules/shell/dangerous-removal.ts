import { replace } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import type { Environment } from '../../dockerfile/model.ts';
import { isDeclared, lookupVariable } from '../../dockerfile/variables.ts';
import { parseArguments } from '../../shell/arguments.ts';
import type { ParameterPart, WordPart } from '../../shell/model.ts';
import { programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Removal that may take the system with it',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['shellcheck/SC2114', 'shellcheck/SC2115'],
  on: {
    'dockerfile:command'({ command, instruction: { environment } }, { report }) {
      if (programOf(command) !== 'rm') return;
      const { operands, has } = parseArguments(command.args);
      if (!has('-r', '-R', '--recursive')) return;
      for (const word of operands) {
        const doubtful = parametersOf(word.parts).filter((part) => mayBeEmpty(part, environment));
        const path =
          doubtful.length > 0 || word.value !== undefined ? withoutValues(word.parts, environment) : undefined;
        if (
          path === undefined ||
          !vital.has(path.replace(/\/+/gu, '/').replace(/\/\*?$/u, '') || '/') ||
          !path.includes('/')
        )
          continue;
        const [first] = doubtful;
        report(
          word.span,
          first
            ? `if \`${first.text}\` is empty, this removes \`${path.replace(/\/+/gu, '/')}\`; write \`\${${first.name}:?}\`, which stops there`
            : `this removes \`${word.text}\`, which the system needs`,
          { fixes: [first && first.operator === '' ? stopping(doubtful) : undefined] },
        );
      }
    },
  },
});

/** Folders without which nothing runs. */
const vital: ReadonlySet<string> = new Set(
  '/ /bin /boot /dev /etc /lib /lib64 /proc /sbin /sys /usr /usr/bin /usr/lib /usr/local /usr/sbin /usr/share /var'.split(
    ' ',
  ),
);

function parametersOf(parts: readonly WordPart[]): ParameterPart[] {
  return parts.flatMap((part) => {
    if (part.type === 'double-quoted') return parametersOf(part.parts);
    return part.type === 'parameter' ? [part] : [];
  });
}

/** Nothing in this file gives it a value that is not empty. */
function mayBeEmpty({ name, operator, plainIf }: ParameterPart, environment: Environment): boolean {
  if (/^:?[-=?]$/u.test(operator) || name === 'HOME') return false;
  return !plainIf?.every(
    (each) =>
      isDeclared(environment, each) &&
      lookupVariable(environment.variables, each)?.value !== '' &&
      lookupVariable(environment.variables, each)?.value !== undefined,
  );
}

/** The path that is left where the doubtful variables are empty; undefined where something else is put in. */
function withoutValues(parts: readonly WordPart[], environment: Environment): string | undefined {
  let path = '';
  for (const part of parts) {
    if (part.type === 'double-quoted') {
      const inner = withoutValues(part.parts, environment);
      if (inner === undefined) return undefined;
      path += inner;
    } else if (part.type === 'parameter') {
      if (!mayBeEmpty(part, environment)) return undefined;
    } else if ('value' in part) path += part.value;
    else if (part.type === 'glob' && part.text === '*') path += '*';
    else return undefined;
  }
  return path;
}

function stopping(parts: readonly ParameterPart[]) {
  return safe(
    'Stop where it is empty',
    ...parts.filter(({ operator }) => operator === '').map(({ name, span }) => replace(span, `\${${name}:?}`)),
  );
}
