import { safe, unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import type { Container, EnvVariable } from '../../kubernetes/model.ts';
import { removeItem } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Variable set twice',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/duplicate-env-var', 'kube-score/environment-variable-key-duplication'],
  on: {
    'kubernetes:container'(container, { report }) {
      const { node, env } = container;
      const last = new Map(env.map((variable, index) => [variable.name, index] as const));
      for (const [index, variable] of env.entries()) {
        const winner = last.get(variable.name);
        if (variable.name === undefined || winner === undefined || winner === index) continue;
        const list = node.get('env');
        const edits = list && removeItem(list, index);
        report(
          variable.at,
          `\`${variable.name}\` is set again below for ${called(container, 'this container')}, and that wins: this value reaches nobody, and \`kubectl apply\` may drop either; remove one`,
          {
            fixes: [edits && (isRead(variable, container, index, winner) ? unsafe : safe)('Remove this one', ...edits)],
            related: [{ span: env[winner]!.at, message: 'set again here' }],
          },
        );
      }
    },
  },
});

/** Another variable between the two takes its value in, or may. */
function isRead({ name }: EnvVariable, { env }: Container, from: number, to: number): boolean {
  return env.slice(from + 1, to + 1).some(({ node }) => {
    const value = node.get('value');
    return value !== undefined && (value.string === undefined || value.string.includes(`$(${name})`));
  });
}
