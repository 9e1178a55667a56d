import { replace } from '../../core/edit.ts';
import { safe, unsafe } from '../../core/fix.ts';
import type { AddInstruction } from '../../dockerfile/model.ts';
import { isArchive, sourceKind } from '../../dockerfile/sources.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'ADD where COPY would do',
  burden: 'build',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3020', 'trivy/DS-0005', 'checkov/CKV_DOCKER_4'],
  on: {
    'dockerfile:add'({ instruction }, { report }) {
      const { word, sources, flags, destination } = instruction;
      if (!destination || flags.some(({ name }) => onlyOfAdd.includes(name))) return;
      if (sources.some((source) => sourceKind(source) !== 'local' || isArchive(source) === 'yes')) return;
      const what = sources[0] ? `\`${sources[0].text}\`` : 'the text';
      report(
        word.span,
        `ADD can also download and unpack, so that a reader has to find out that ${what} is only copied; write COPY`,
        { fixes: [copyFix(instruction)] },
      );
    },
  },
});

/** Whoever gives one of these knows what ADD does, and COPY does not take them. */
const onlyOfAdd: readonly string[] = ['checksum', 'keep-git-dir', 'unpack'];

function copyFix({ word, sources }: AddInstruction) {
  const copy = replace(word.span, word.text === word.text.toLowerCase() ? 'copy' : 'COPY');
  // An archive by another name is unpacked by ADD, and not by COPY.
  const make = sources.every((source) => isArchive(source) === 'no') ? safe : unsafe;
  return make('Write COPY', copy);
}
