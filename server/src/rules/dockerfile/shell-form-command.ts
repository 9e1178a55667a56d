import { insert, replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import type { CmdInstruction, EntrypointInstruction, Token } from '../../dockerfile/model.ts';
import type { Command, Script } from '../../shell/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Command in shell form',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3025', 'buildkit/JSONArgsRecommended'],
  on: {
    'dockerfile:cmd'({ instruction }, { report }) {
      const finding = shellForm(instruction);
      if (finding) report(instruction.word.span, finding.message, { fixes: finding.fixes });
    },
    'dockerfile:entrypoint'({ instruction }, { report }) {
      const finding = shellForm(instruction);
      if (finding) report(instruction.word.span, finding.message, { fixes: finding.fixes });
    },
  },
});

function shellForm(instruction: CmdInstruction | EntrypointInstruction) {
  const { form, script, keyword, rest, environment } = instruction;
  // Whoever chose a shell by SHELL wants one; a process that takes the shell's place hears every signal.
  if (form !== 'shell' || rest.text === '' || environment.shell.origin === 'instruction') return undefined;
  if (script?.commands[0]?.name?.value === 'exec' || onlyTells(script)) return undefined;
  const words = script && plainWords(script);
  const isArray = rest.text.startsWith('[');
  const name = script && isOneCommand(script) && !isArray ? script.commands[0]?.name?.text : undefined;
  const needsShell = script && script.dialect !== 'other' && !words && !isArray;
  const advice = needsShell ? 'begin the command that stays running with `exec`' : 'write a JSON array';
  return {
    message: `${keyword} in shell form: a shell stands between Docker and ${name ? `\`${name}\`` : 'the process'}, which never hears that it should stop and is killed; ${advice}`,
    fixes: isArray ? [doubleQuotes(rest)] : [toArray(rest, words), toExec(rest, script)],
  };
}

/** `shop --help`: it is over before anybody could stop it. A `-h` that words follow may name a host. */
function onlyTells(script: Script | undefined): boolean {
  const tells = ({ args }: Command) =>
    args.at(-1)?.value === '-h' || args.some(({ value }) => /^--(?:help|version)$/u.test(value ?? ''));
  return !!script && script.dialect !== 'other' && script.commands.length > 0 && script.commands.every(tells);
}

function toArray({ span }: Token, words: readonly string[] | undefined) {
  const array = words?.map((word) => JSON.stringify(word)).join(', ');
  return array === undefined ? undefined : unsafe('Write it as a JSON array', replace(span, `[${array}]`));
}

function toExec({ span }: Token, script: Script | undefined) {
  return script && isOneCommand(script)
    ? unsafe('Let the shell give way to it (exec)', insert(span.start, 'exec '))
    : undefined;
}

/** What was meant for a JSON array, but has single quotes. */
function doubleQuotes({ text, span }: Token) {
  const array = text.replaceAll("'", '"');
  try {
    JSON.parse(array);
  } catch {
    return undefined;
  }
  return text.length === span.end - span.start
    ? unsafe('Write it with double quotes', replace(span, array))
    : undefined;
}

/** The words of a body that needs no shell: one command without anything that a shell would work on. */
function plainWords(script: Script): readonly string[] | undefined {
  const [command] = script.commands;
  if (!command?.name || !isOneCommand(script) || command.redirects.length > 0) return undefined;
  const words = [command.name, ...command.args];
  if (words.some(({ value, hasGlob, text }) => value === undefined || hasGlob || text.startsWith('~')))
    return undefined;
  return words.map(({ value }) => value!);
}

function isOneCommand({ commands, statements, pipelines, problems, dialect }: Script): boolean {
  const [command] = commands;
  return (
    dialect !== 'other' &&
    problems.length === 0 &&
    commands.length === 1 &&
    statements.length === 1 &&
    pipelines.length === 0 &&
    !statements[0]!.background &&
    command?.name !== undefined &&
    command.assignments.length === 0 &&
    command.within.length === 0
  );
}
