import { rule } from '../rule.ts';

export default rule({
  title: 'Keyword that is an argument',
  burden: 'build',
  severity: 'information',
  preset: 'strict',
  aliases: ['shellcheck/SC1010'],
  on: {
    'dockerfile:command'({ command: { name, args } }, { report }) {
      for (const { text, span } of args) {
        if (!keywords.has(text)) continue;
        report(
          span,
          `\`${text}\` is an argument of \`${name?.text ?? 'the command'}\` here, since no \`;\` stands before it; put one there, or quotes around it`,
        );
      }
    },
  },
});

const keywords: ReadonlySet<string> = new Set(['then', 'do', 'done', 'fi', 'esac', 'elif', 'else']);
