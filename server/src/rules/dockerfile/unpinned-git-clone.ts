import { baseConfig } from '../../dockerfile/base.ts';
import { type ParsedArguments, parseArguments } from '../../shell/arguments.ts';
import type { Word } from '../../shell/model.ts';
import { programWords } from '../../shell/wrappers.ts';
import { rule } from '../rule.ts';

/** Flags of git, and of its clone and checkout, that take a value. Source: git(1), git-clone(1), git-checkout(1). Read 2026-11-24. */
const values =
  '-C -c --config --git-dir --work-tree -b -B --branch --revision --depth -o --origin -u --upload-pack --reference --separate-git-dir -j --jobs --template --shallow-since --shallow-exclude --filter --orphan'.split(
    ' ',
  );

/** Names that, by all custom, are branches that move on. */
const moving =
  /^(?:(?:origin\/)?(?:HEAD|master|main|trunk|develop|devel|dev|development|next|nightly|latest|stable))$/u;

export default rule({
  title: 'Cloned at whatever commit is newest',
  burden: 'operating-system',
  severity: 'warning',
  preset: 'recommended',
  state: () => ({ clones: [] as Clone[] }),
  on: {
    'dockerfile:stage'(_, { state }) {
      state.clones.length = 0;
    },
    'dockerfile:command'({ command }, { state }) {
      const [program, ...words] = programWords(command);
      if (program?.value !== 'git') return;
      const parsed = parseArguments(words, { values });
      const clone = cloneOf(parsed);
      if (clone) state.clones.push(clone);
      else if (choosesCommit(parsed)) state.clones.pop();
    },
    'dockerfile:stage-end'({ stage }, { state, report }) {
      if (baseConfig(stage)?.newest) return;
      for (const { at, address } of state.clones) {
        report(
          at.span,
          `\`${address}\` is cloned at whatever commit is newest that day: each build may hold another program, and none can be repeated; clone a tag (\`--branch v1.2.3\`), or check a commit out`,
        );
      }
    },
  },
});

interface Clone {
  /** The branch where it is a moving one, else the address. */
  readonly at: Word;
  readonly address: string;
}

/** A clone of a repository elsewhere that does not say which commit. */
function cloneOf({ operands, flags, has }: ParsedArguments): Clone | undefined {
  const [subcommand, address] = operands;
  if (subcommand?.value !== 'clone' || !address || has('--revision') || isLocal(address)) return undefined;
  const branch = flags.findLast(({ name }) => name === '-b' || name === '--branch');
  if (branch && !moving.test(branch.value ?? '')) return undefined;
  return { at: branch?.valueWord ?? branch?.word ?? address, address: address.text.replace(/["']/gu, '') };
}

function isLocal({ text }: Word): boolean {
  return /^["']?(?:\.{0,2}\/|file:)/u.test(text);
}

/** `git checkout v1.2.3`, `git reset --hard abc123`, `git switch --detach abc123`. */
function choosesCommit({ operands }: ParsedArguments): boolean {
  const [subcommand, commit] = operands;
  return /^(?:checkout|reset|switch)$/u.test(subcommand?.value ?? '') && !!commit && !moving.test(commit.value ?? '');
}
