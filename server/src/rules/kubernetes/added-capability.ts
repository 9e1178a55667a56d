import { unsafe } from '../../core/fix.ts';
import { bareCapability, baselineCapabilities, mightOf } from '../../knowledge/capabilities.ts';
import { called } from '../../kubernetes/called.ts';
import { removeItem } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Capability added',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  aliases: [
    'kube-linter/drop-net-raw-capability',
    'polaris/dangerousCapabilities',
    'checkov/CKV_K8S_25',
    'checkov/CKV_K8S_28',
    'trivy/KSV-0022',
    'trivy/KSV-0119',
  ],
  options: {
    allowed: { description: 'Capabilities that containers may add besides those that they have anyway.', default: [] },
  },
  on: {
    'kubernetes:container'(container, { options, report }) {
      if (container.node.get('securityContext', 'privileged')?.boolean === true) return;
      const add = container.node.get('securityContext', 'capabilities', 'add');
      for (const [index, { string, span }] of (add?.items ?? []).entries()) {
        if (string === undefined) continue;
        const name = bareCapability(string);
        const isKnown = baselineCapabilities.has(name) || mightOf(name) !== undefined || options.allowed.includes(name);
        if (isKnown) continue;
        const edits = removeItem(add!, index);
        report(
          span,
          `\`${string}\` is more than containers get, and more for who breaks into ${called(container, 'this one')}; do without it, or allow it with a reason`,
          { fixes: [edits && unsafe(`Do not add ${string}`, ...edits)] },
        );
      }
    },
  },
});
