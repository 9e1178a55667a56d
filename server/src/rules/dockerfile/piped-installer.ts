import { contains } from '../../core/span.ts';
import type { CommandEvent } from '../../dockerfile/events.ts';
import type { Command, Script, Word } from '../../shell/model.ts';
import { programWords } from '../../shell/wrappers.ts';
import { rule } from '../rule.ts';

const interpreter = /(?:^|\/)(?:(?:ba|da|a|z|k)?sh|python[\d.]*|perl|ruby|php|node)$/u;
const evaluator = /^(?:eval|source|\.)$/u;

export default rule({
  title: 'Download is run unseen',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'dockerfile:command'(event, { report }) {
      const [program, ...words] = programWords(event.command);
      const download = program && downloadRunBy(event, program, words);
      if (!download) return;
      report(
        program.span,
        `\`${program.text}\` runs whatever ${addressOf(download)} answers on the day of the build: nobody has seen it, and half a download is run as well; fetch a version of it, check its checksum, then run it`,
      );
    },
  },
});

/** The download whose output a program runs: from a pipe, or put into its words by `$(...)` or `<(...)`. */
function downloadRunBy({ command, script }: CommandEvent, program: Word, words: readonly Word[]): Command | undefined {
  const name = program.value ?? '';
  if (interpreter.test(name) && command.pipe.index > 0 && readsInput(words)) return downloadBefore(command, script);
  if (!interpreter.test(name) && !evaluator.test(name)) return undefined;
  return words.flatMap((word) => (word.hasExpansion ? (downloadIn(word, script) ?? []) : []))[0];
}

/** `sh`, `bash -s -- arguments`, `php -- --quiet`: no file is named. */
function readsInput(words: readonly Word[]): boolean {
  const texts = words.map(({ text }) => text);
  const first = texts.find((text) => !/^-[a-z]*[^c-]$/u.test(text) || text === '-s' || text === '-');
  return first === undefined || ['-', '-s', '--', '/dev/stdin'].includes(first);
}

function downloadBefore(command: Command, { pipelines, commands }: Script): Command | undefined {
  const pipeline = pipelines.findLast(({ parts }) => parts.some((part) => contains(part, command.span)));
  const first = pipeline?.parts[0];
  return first && commands.find((each) => contains(first, each.span) && isDownload(each));
}

function downloadIn({ span }: Word, { commands }: Script): Command | undefined {
  return commands.find((each) => each.within.includes('substitution') && contains(span, each.span) && isDownload(each));
}

function isDownload(command: Command): boolean {
  return /^(?:curl|wget|fetch|aria2c)$/u.test(programWords(command)[0]?.value ?? '');
}

function addressOf(download: Command): string {
  const address = download.args.find(({ text }) => text.includes('://'));
  return address ? `\`${address.text.replace(/["']/gu, '')}\`` : 'the server';
}
