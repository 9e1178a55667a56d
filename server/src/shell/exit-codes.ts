import { contains, type Span } from '../core/span.ts';
import type { Command, Script, Word, WordPart } from './model.ts';

/** Commands that succeed whatever happens, or whose failure nobody would want to hear of. */
const sure: ReadonlySet<string> = new Set(
  ': arch echo env mktemp nproc printenv printf pwd set true uname yes'.split(' '),
);

/** Commands that tell or rearrange what is there already: the input of a pipe that is right or plainly missing. */
const readers: ReadonlySet<string> = new Set(
  `apt-cache apt-mark awk basename cat column command cut date df diff dirname dpkg dpkg-query du egrep fgrep file find fold gawk
    getent grep head hexdump hostname id jq ldconfig ldd locale ls lsb_release mawk md5sum nl nproc od paste ps readelf
    readlink realpath rev rpm scanelf sed seq sha1sum sha224sum sha256sum sha384sum sha512sum sort stat strings tac tail tee
    tr uname uniq wc which xargs xxd yq`.split(/\s+/u),
);

/** A command that does not fetch, build or make anything: what it prints comes from files at hand. */
export function onlyReads(command: Command | undefined): boolean {
  return neverFails(command) || readers.has(command?.name?.value ?? '');
}

/** A command that cannot fail for a reason that matters; what it substitutes is masked by it in any case. */
export function neverFails(command: Command | undefined): boolean {
  const name = command?.name?.value;
  if (name === undefined) return command !== undefined && command.assignments.length > 0;
  if (name === 'cat') return command!.args.length === 0 && command!.redirects.some(({ heredoc }) => heredoc);
  if (name === 'dpkg') return command!.args[0]?.value === '--print-architecture';
  return sure.has(name) && (name !== 'env' || command!.args.length === 0);
}

/** The command whose exit code is that of a part of a pipeline or list: itself, or the last one of a group or loop. */
export function commandOfPart(part: Span, { commands }: Script): Command | undefined {
  const inside = commands.filter(({ span }) => contains(part, span));
  const depth = (command: Command) => command.within.filter((enclosure) => enclosure === 'substitution').length;
  const outer = Math.min(...inside.map(depth));
  return inside.findLast((command) => depth(command) === outer);
}

/** The `$?` of a word, in double quotes too. */
export function exitCodeIn({ parts }: Word): WordPart | undefined {
  const flat = parts.flatMap((part) => (part.type === 'double-quoted' ? part.parts : [part]));
  return flat.find((part) => part.type === 'parameter' && part.name === '?');
}
