/** A word of a command as far as it matters here: what it says without its quotes, undefined where that is not known. */
interface Said {
  readonly value: string | undefined;
}

/** Builtins that take assignments as arguments. */
const declarations: ReadonlySet<string> = new Set(['export', 'readonly', 'local', 'declare', 'typeset']);

export function isDeclaration(name: string | undefined): boolean {
  return name !== undefined && declarations.has(name);
}

/** Builtins behind which an assignment before their name stays: POSIX 2.14, special built-in utilities. */
const special: ReadonlySet<string> = new Set(
  'break : continue . eval exec exit export readonly return set shift times trap unset'.split(' '),
);

export function isSpecial(name: string | undefined): boolean {
  return name !== undefined && special.has(name);
}

export function isVariableName(text: string): boolean {
  return /^[A-Za-z_]\w*$/u.test(text);
}

/** The flags of `read`, `mapfile` and `readarray` that take a value. */
const readValues = /^-[a-zA-Z]*[dinNptuOcC]$/u;

/**
 * The words among a command's arguments that name variables which it sets: those of `read`, `getopts`, `printf -v`,
 * `mapfile`, `wait -p`. Without the declarations, which set what they assign.
 */
export function namesSet<Word extends Said>(name: string | undefined, args: readonly Word[]): readonly Word[] {
  switch (name) {
    case 'read':
    case 'mapfile':
    case 'readarray':
      return operands(args);
    case 'getopts':
      return args.slice(1, 2);
    case 'printf':
      return args[0]?.value === '-v' ? args.slice(1, 2) : [];
    case 'wait':
      return args.filter((_, index) => args[index - 1]?.value === '-p');
    default:
      return [];
  }
}

/** What is no flag; `read -a X` names a variable all the same. */
function operands<Word extends Said>(args: readonly Word[]): Word[] {
  return args.filter(({ value }, index) => {
    if (value === undefined || !isVariableName(value)) return false;
    const before = args[index - 1]?.value;
    return before === undefined || !readValues.test(before);
  });
}
