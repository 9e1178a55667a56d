import { type Edit, replace } from '../../core/edit.ts';
import { type Fix, unsafe } from '../../core/fix.ts';
import { removeFromChain } from '../../dockerfile/edits.ts';
import type { ScriptEvent } from '../../dockerfile/events.ts';
import type { CopyInstruction } from '../../dockerfile/model.ts';
import { isArchive, writtenText } from '../../dockerfile/sources.ts';
import { type Extraction, extractionOf } from '../../dockerfile/tar.ts';
import type { Command } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Archive copied and then unpacked',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['hadolint/DL3010'],
  state: () => ({ archives: [] as CopiedArchive[] }),
  on: {
    'dockerfile:stage'(_, { state }) {
      state.archives = [];
    },
    'dockerfile:copy'({ instruction }, { state }) {
      const { sources, from, onbuild, destination } = instruction;
      const [source] = sources;
      if (from || onbuild || sources.length !== 1 || !destination || isArchive(source!) !== 'yes') return;
      const target = writtenText(destination);
      const name = baseName(/(?:^|\/)\.?$/u.test(target) ? writtenText(source!) : target);
      state.archives.push({ name, instruction });
    },
    'dockerfile:command'({ command, ...event }, { state, report }) {
      const extraction = extractionOf(command, event.instruction.environment);
      const copied = extraction && state.archives.find(({ name }) => name === baseName(extraction.archive));
      if (!copied) return;
      state.archives = state.archives.filter((other) => other !== copied);
      report(
        copied.instruction.word.span,
        `the archive \`${copied.name}\` stays in its layer beside what is unpacked from it; ADD unpacks it as it copies`,
        { fixes: [addFix(copied, extraction, command, event)] },
      );
    },
  },
});

interface CopiedArchive {
  /** What the file is called in the image. */
  readonly name: string;
  readonly instruction: CopyInstruction;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** ADD to the folder that it was unpacked into; `tar` goes, and the `rm` of the archive with it. */
function addFix(
  { name, instruction: copy }: CopiedArchive,
  { folder }: Extraction,
  tar: Command,
  { script, instruction, stage, file }: ScriptEvent,
): Fix | undefined {
  const { destination, word, flags, json } = copy;
  if (folder === undefined || json || flags.some(({ name }) => name === 'parents')) return undefined;
  const removals = script.commands.filter(({ name: program, args }) => {
    const paths = args.filter(({ text }) => !text.startsWith('-'));
    return program?.value === 'rm' && paths.length === 1 && baseName(paths[0]!.text) === name;
  });
  const gone = [tar, ...removals];
  const others = script.commands.filter((command) => !gone.includes(command));
  // Whatever else speaks of the file, or goes where `tar` would not be, needs a person.
  const isUsed = (text: string) => text.includes(name);
  if (others.some((command) => command.name?.value === 'cd' || command.args.some(({ text }) => isUsed(text)))) return;
  const rest = stage.instructions.filter((other) => other !== copy && other !== instruction);
  if (rest.some(({ line }) => isUsed(line.text))) return undefined;
  const edits: readonly Edit[] | undefined = removeFromChain(file, instruction, script, ({ start, end }) =>
    gone.some(({ span }) => span.start === start && span.end === end),
  );
  return (
    edits &&
    unsafe(
      'Unpack it by ADD',
      replace(word.span, 'ADD'),
      replace(destination!.span, `${folder.replace(/\/$/u, '')}/`),
      ...edits,
    )
  );
}
