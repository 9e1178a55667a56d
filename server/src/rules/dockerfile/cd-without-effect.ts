import { rule } from '../rule.ts';

export default rule({
  title: 'cd without effect',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'dockerfile:command'({ command, script, instruction }, { report }) {
      if (command.name?.value !== 'cd' || instruction.form !== 'shell') return;
      const isLast = script.commands.at(-1) === command && command.within.length === 0 && command.pipe.length === 1;
      if (!isLast || command.before?.text === '||') return;
      const folder = command.args[0]?.text ?? '';
      // `cd tool && make && cd ..`: whoever goes back expects to be where the next instruction starts.
      if (/^(?:-|\.\.(?:\/\.\.)*\/?|["']?\$\{?OLDPWD\}?["']?|)$/u.test(folder)) return;
      report(
        command.span,
        `nothing comes after this \`cd\`, and the next instruction starts in WORKDIR again; write \`WORKDIR ${folder}\` instead`,
      );
    },
  },
});
