import { type Fix, safe, unsafe } from '../../core/fix.ts';
import { type ApiRemoval, apiRemoval } from '../../knowledge/api-removals.ts';
import { called } from '../../kubernetes/called.ts';
import type { KubernetesObject } from '../../kubernetes/model.ts';
import { isAtLeast, versionOption } from '../../kubernetes/version.ts';
import { merge, replaceScalar } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Removed API version used',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  aliases: [
    'kube-linter/no-extensions-v1beta',
    'kube-score/stable-version',
    'trivy/KSV-0107',
    // What a PodSecurityPolicy says, which no cluster reads any more.
    'checkov/CKV_K8S_1',
    'checkov/CKV_K8S_2',
    'checkov/CKV_K8S_3',
    'checkov/CKV_K8S_4',
    'checkov/CKV_K8S_5',
    'checkov/CKV_K8S_6',
    'checkov/CKV_K8S_7',
    'checkov/CKV_K8S_24',
    'checkov/CKV_K8S_32',
    'checkov/CKV_K8S_36',
  ],
  options: versionOption,
  on: {
    'kubernetes:object'(object, { options, report }) {
      const removal = object.apiVersion === undefined ? undefined : apiRemoval(object.apiVersion, object.kind);
      const written = object.node.get('apiVersion');
      if (!removal || !written || object.hasGuardedVersion) return;
      if (removal.from === 'Kubernetes' && !isAtLeast(options.version, removal.release)) return;
      const { from, release, replacement, note } = removal;
      const advice = replacement
        ? `use ${[replacement, note].filter(Boolean).join(', ')}`
        : `${note ?? 'nothing'} took its place`;
      report(
        written.span,
        `${removal.apiVersion} was removed in ${from} ${release}, so ${called(object, 'this object')} is refused: ${advice}`,
        { fixes: [fix(object, written, removal)] },
      );
    },
  },
});

function fix(
  { node, partial }: KubernetesObject,
  apiVersion: YamlNode,
  { replacement, asks }: ApiRemoval,
): Fix | undefined {
  if (!replacement || asks === 'rewrite') return undefined;
  const title = `Use ${replacement}`;
  if (replacement === 'apps/v1' && !partial && node.lacks('spec', 'selector')) {
    const labels = node.get('spec', 'template', 'metadata', 'labels')?.entries ?? [];
    if (labels.length === 0 || labels.some(({ value }) => value.string === undefined)) return undefined;
    const matchLabels = Object.fromEntries(labels.map(({ key, value }) => [key.text, value.string!]));
    const edits = merge(node, { apiVersion: replacement, spec: { selector: { matchLabels } } });
    return edits && unsafe(`${title} with the labels of the template as selector`, ...edits);
  }
  const edits = replaceScalar(apiVersion, replacement);
  // A patch of Kustomize finds its target by the version too.
  return edits && (asks === 'nothing' && !partial ? safe : unsafe)(title, ...edits);
}
