import { unsafe } from '../../core/fix.ts';
import { bareCapability } from '../../knowledge/capabilities.ts';
import { capabilities } from '../../kubernetes/security-context.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Capability with CAP_ in front',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:container'(container, { report }) {
      for (const list of ['add', 'drop'] as const) {
        for (const capability of capabilities(container, list)) {
          if (!/^cap_/iu.test(capability.string!)) continue;
          const bare = bareCapability(capability.string!);
          const edits = replaceScalar(capability, bare);
          report(
            capability.span,
            `manifests name capabilities without \`CAP_\`: containerd knows no \`${capability.string}\`, and ${list === 'add' ? 'adds' : 'drops'} nothing; write \`${bare}\``,
            { fixes: [edits && unsafe(`Write ${bare}`, ...edits)] },
          );
        }
      }
    },
  },
});
