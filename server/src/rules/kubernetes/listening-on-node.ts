import { called } from '../../kubernetes/called.ts';
import { rule } from '../rule.ts';

/** `--bind-address=0.0.0.0`, `--listen 0.0.0.0:80`, `--address=[::]:80`. */
const listening = /^--?(?:[\w-]*bind[\w-]*|[\w-]*listen[\w-]*|[\w.-]*address|host|addr)(?:=(.*))?$/u;
const everywhere = /^(?:\w+:\/\/)?(?:0\.0\.0\.0|\[::\]|::)(?::\d+)?$/u;

export default rule({
  title: 'Program listens on all addresses of its node',
  burden: 'networking',
  severity: 'hint',
  preset: 'all',
  on: {
    'kubernetes:container'(container, { report }) {
      // In a network of its own a pod has to listen on its address.
      if (container.pod.node.get('hostNetwork')?.boolean !== true) return;
      const words = ['command', 'args'].flatMap((key) => container.node.get(key)?.items ?? []);
      for (const [index, word] of words.entries()) {
        const option = listening.exec(word.string ?? '');
        if (!option) continue;
        const value = option[1] === undefined ? words[index + 1] : word;
        if (!value || !everywhere.test(option[1] ?? value.string ?? '')) continue;
        report(
          value.span,
          `${called(container, 'this container')} listens on every address of its node, the public ones too, and no network policy holds it; listen on 127.0.0.1 or on the address of the node`,
        );
      }
    },
  },
});
