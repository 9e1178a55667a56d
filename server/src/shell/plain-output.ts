/**
 * Commands whose output is one plain word, whatever the machine: splitting it at blanks and taking it for a pattern of
 * file names change nothing.
 *
 * Source: the manual pages of GNU coreutils, dpkg(1), apk(8), getconf(1), lsb_release(1). Read 2026-11-24.
 */
const plainCommands: ReadonlyMap<string, (args: readonly string[]) => boolean> = new Map<
  string,
  (args: readonly string[]) => boolean
>([
  ['nproc', () => true],
  ['arch', () => true],
  ['whoami', () => true],
  ['getconf', ([name]) => /^_NPROCESSORS_|^LONG_BIT$|^PAGE_?SIZE$/u.test(name ?? '')],
  ['id', ([flag]) => /^-[ru]*[ug][nru]*$/u.test(flag ?? '')],
  ['uname', ([flag, ...more]) => more.length === 0 && /^(?:-[mnrs]|--machine|--kernel-release)?$/u.test(flag ?? '')],
  ['dpkg', (args) => args.length === 1 && args[0] === '--print-architecture'],
  ['apk', (args) => args.length === 1 && args[0] === '--print-arch'],
  ['date', (args) => /^\+(?:%[YmdHMSsjFTN]|[\w.:-])+$/u.test(args.at(-1) ?? '')],
  ['wc', (args) => args.length === 1 && /^-[lwcm]$/u.test(args[0]!)],
  ['lsb_release', (args) => /^-(?:cs|sc|rs|sr)$/u.test(args.join(''))],
]);

/** `name` and `args` without quotes; undefined where something is expanded in them. */
export function printsPlainWord(name: string | undefined, args: readonly (string | undefined)[]): boolean {
  const known = name === undefined ? undefined : plainCommands.get(name);
  return known !== undefined && args.every((arg) => arg !== undefined) && known(args as readonly string[]);
}
