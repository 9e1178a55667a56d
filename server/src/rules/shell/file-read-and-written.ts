import { contains } from '../../core/span.ts';
import type { Command, Compound, Redirect, Script, Word } from '../../shell/model.ts';
import { programOf } from '../../shell/pipes.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'File read and written at once',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['shellcheck/SC2094'],
  on: {
    'dockerfile:script'({ script }, { report }) {
      for (const owner of [...script.commands, ...script.compounds]) {
        for (const { operator, target } of owner.redirects) {
          if (!/^(?:>|>>|>\|)$/u.test(operator) || !target || isDevice(target)) continue;
          const read = readersOf(owner, script).find((word) => word.text === target.text);
          if (!read) continue;
          const outcome = operator === '>>' ? 'reads what it has just written' : 'finds it empty';
          report(
            target.span,
            `the shell opens \`${target.text}\` for writing before the command reads it, which ${outcome}; write to another file and \`mv\` it`,
            { related: [{ span: read.span, message: 'Read here' }], ...(operator === '>' && { severity: 'error' }) },
          );
        }
      }
    },
  },
});

/** The words that name files which the pipe around a redirect, or what it stands behind, reads. */
function readersOf(owner: Command | Compound, { pipelines, commands, compounds }: Script): readonly Word[] {
  const { span: at } = owner;
  const pipeline = pipelines.find(({ parts }) => parts.some((part) => part.start === at.start && contains(part, at)));
  const whole = pipeline?.span ?? at;
  // What is substituted into its words has run before any file is opened.
  const isPart = (each: Command | Compound) =>
    contains(whole, each.span) && substitutions(each) === substitutions(owner);
  const words = commands.filter((each) => isPart(each) && !namesNoInput(each)).flatMap(({ args }) => args);
  const inputs = [...commands, ...compounds].filter(isPart).flatMap(({ redirects }) => redirects.filter(isInput));
  return [...words, ...inputs.map(({ target }) => target!)].filter(({ hasGlob, text }) => !hasGlob && text !== '');
}

function substitutions({ within }: Command | Compound): number {
  return within.filter((enclosure) => enclosure === 'substitution').length;
}

function isInput({ operator, target }: Redirect): boolean {
  return operator === '<' && target !== undefined;
}

/** Programs whose words are no files that they read. */
function namesNoInput(command: Command): boolean {
  return /^(?:echo|printf|sponge|tee|mkdir|touch|rm|\[|test|export|set)$/u.test(programOf(command) ?? '');
}

function isDevice({ text }: Word): boolean {
  return text.startsWith('/dev/');
}
