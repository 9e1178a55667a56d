import { safe, unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import type { Container } from '../../kubernetes/model.ts';
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
      if (last.size === env.length) return;
      const reads = lastReads(container);
      const list = node.get('env');
      for (const [index, variable] of env.entries()) {
        const winner = last.get(variable.name);
        if (variable.name === undefined || winner === undefined || winner === index) continue;
        const isRead = [variable.name, '*'].some((name) => (reads.get(name) ?? -1) > index);
        const edits = list && removeItem(list, index);
        report(
          variable.at,
          `\`${variable.name}\` is set again below for ${called(container, 'this container')}, and that wins: this value reaches nobody, and \`kubectl apply\` may drop either; remove one`,
          {
            fixes: [edits && (isRead ? unsafe : safe)('Remove this one', ...edits)],
            related: [{ span: env[winner]!.at, message: 'set again here' }],
          },
        );
      }
    },
  },
});

/** Where variables are last read by others, by their names (`$(NAME)`); under `*` where anything may be. */
function lastReads({ env }: Container): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [index, { node }] of env.entries()) {
    const value = node.get('value');
    if (!value) continue;
    if (value.string === undefined) last.set('*', index);
    for (const [, name] of value.string?.matchAll(/\$\(([^()]+)\)/gu) ?? []) last.set(name!, index);
  }
  return last;
}
