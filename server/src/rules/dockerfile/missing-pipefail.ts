import { insert } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { contains } from '../../core/span.ts';
import { before, inScript } from '../../dockerfile/edits.ts';
import type { ScriptEvent } from '../../dockerfile/events.ts';
import { shBehind, shellWords } from '../../dockerfile/sh.ts';
import { commandOfPart, neverFails, onlyReads } from '../../shell/exit-codes.ts';
import type { Pipeline, Script } from '../../shell/model.ts';
import { optionAt, optionIn } from '../../shell/options.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Failure lost in a pipe',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL4006'],
  options: {
    'every-pipe': {
      description: 'Report every pipe, whatever stands in it and around it.',
      default: false,
    },
  },
  on: {
    'dockerfile:script'(event, { report, options }) {
      const { script, instruction } = event;
      if (instruction.onbuild || optionIn(shellWords(event), 'pipefail')) return;
      const loses = options['every-pipe'] ? isUnset : losesFailure;
      const pipeline = script.pipelines.find((each) => loses(each, script));
      if (!pipeline) return;
      const commands = pipeline.parts.map((part) => commandOfPart(part, script)?.name?.text);
      const lost = Math.max(0, unsure(pipeline, script));
      report(
        pipeline.operators[lost]!.span,
        `if \`${commands[lost] ?? 'the left side'}\` fails, only what \`${commands.at(-1) ?? 'the right side'}\` says counts, and the build goes on with half the data; set \`pipefail\``,
        { fixes: fixes(event).map((fix) => inScript(instruction, fix)) },
      );
    },
  },
});

/** One of its commands but the last does something that can fail, and nobody allows for that. */
function losesFailure(pipeline: Pipeline, script: Script): boolean {
  const isQuestion = pipeline.within.includes('test');
  return !isQuestion && unsure(pipeline, script) !== -1 && isUnset(pipeline, script) && !isForgiven(pipeline, script);
}

/** Index of the first command but the last that can fail. */
function unsure({ parts }: Pipeline, script: Script): number {
  return parts.slice(0, -1).findIndex((part) => !onlyReads(commandOfPart(part, script)));
}

function isUnset({ span }: Pipeline, script: Script): boolean {
  return optionAt(script, 'pipefail', span.start) !== true;
}

/** `a | b || true` may fail. */
function isForgiven({ span }: Pipeline, { allStatements }: Script): boolean {
  const statement = allStatements.find(({ parts }) => parts.some((part) => part.start === span.start));
  const index = statement?.parts.findIndex((part) => contains(part, span)) ?? -1;
  return statement?.operators[index]?.text === '||' && neverFails(statement.parts[index + 1]?.command);
}

function fixes(event: ScriptEvent) {
  const { script, instruction, stage, file } = event;
  const [first] = script.commands;
  const program = script.dialect === 'bash' ? 'bash' : shBehind(instruction, stage);
  const isOwn = instruction.form === 'shell' && script === instruction.scripts[0];
  if (!first || !program) return [];
  const line = (words: string) =>
    unsafe('Set it with SHELL for what follows', before(file, instruction, `SHELL [${words}]`));
  if (program === 'dash') return isOwn ? [line('"/bin/bash", "-o", "pipefail", "-c"')] : [];
  const [flag] = first.name?.value === 'set' ? first.args : [];
  const joint = script.isChain ? '&&' : ';';
  const edit =
    flag && /^-[a-z]+$/u.test(flag.text)
      ? insert(flag.span.end, flag.text.includes('o') ? ' -o pipefail' : 'o pipefail')
      : insert(script.statements[0]!.span.start, `set -o pipefail${joint === ';' ? '' : ' '}${joint} `);
  const own = unsafe('Set it here', edit);
  return program === 'ash' && isOwn && script.dialect === 'sh'
    ? [own, line('"/bin/ash", "-o", "pipefail", "-c"')]
    : [own];
}
