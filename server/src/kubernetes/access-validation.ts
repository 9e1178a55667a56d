import { type Fix, unsafe } from '../core/fix.ts';
import { similar } from '../core/similar.ts';
import type { Span } from '../core/span.ts';
import { removeKey, replaceScalar } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';
import { type Binding, bindingOf, grantsOf, rbacGroup } from './access.ts';
import type { KubernetesObject } from './model.ts';

/** Something for which the API refuses a role or a binding, with what to do. */
export interface AccessFault {
  readonly at: Span;
  readonly message: string;
  readonly fix?: Fix | undefined;
}

/** Source: `pkg/apis/rbac/validation` of github.com/kubernetes/kubernetes, read 2026-11-25. */
export function roleFaults(object: KubernetesObject): AccessFault[] {
  return grantsOf(object).flatMap(({ node, urls }) => {
    const [first] = node.entries;
    if (!first) return [];
    const isEmpty = (key: string) => {
      const list = node.get(key);
      return node.lacks(key) || (list?.kind === 'sequence' && list.complete && list.items.length === 0);
    };
    const needed = urls.length > 0 ? ['verbs'] : ['apiGroups', 'resources', 'verbs'];
    const missing = needed.filter((key) => isEmpty(key) && (urls.length > 0 || isEmpty('nonResourceURLs')));
    const faults: AccessFault[] = missing.map((key) => ({
      at: (node.get(key)?.key ?? first.key).span,
      message: `this rule of it has no ${key}${key === 'apiGroups' ? "; write `['']` for the core group" : ''}`,
    }));
    const [url] = urls;
    const also = ['apiGroups', 'resources', 'resourceNames'].find((key) => node.get(key)?.items.length);
    if (url && object.kind === 'Role') {
      faults.push({
        at: url.span,
        message: `URLs such as \`${url.string}\` belong to no namespace; use a ClusterRole`,
      });
    } else if (url && also) {
      faults.push({
        at: node.get(also)!.key!.span,
        message: `a rule speaks of URLs or of ${also}, not of both; make two of it`,
      });
    }
    return faults;
  });
}

export function bindingFaults(object: KubernetesObject): AccessFault[] {
  const binding = bindingOf(object);
  return binding ? [...roleRefFaults(binding), ...binding.subjects.flatMap((one) => subjectFaults(binding, one))] : [];
}

function roleRefFaults({ roleRef, isOfCluster }: Binding): AccessFault[] {
  const kinds = isOfCluster ? ['ClusterRole'] : ['Role', 'ClusterRole'];
  // A missing group is taken for the right one.
  return [...wrongGroup(roleRef, rbacGroup), ...wrongKind(roleRef, kinds)];
}

function subjectFaults({ isOfCluster, object }: Binding, subject: YamlNode): AccessFault[] {
  const kind = subject.get('kind')?.string;
  const name = subject.get('name');
  const isAccount = kind === 'ServiceAccount';
  const faults = wrongKind(subject, ['ServiceAccount', 'User', 'Group']);
  if (faults.length === 0) faults.push(...wrongGroup(subject, isAccount ? '' : rbacGroup));
  if (isAccount && isOfCluster && !object.partial && subject.lacks('namespace') && name?.string !== undefined) {
    faults.push({
      at: name.span,
      message: `it does not say in which namespace the service account \`${name.string}\` is; add namespace`,
    });
  }
  return faults;
}

function wrongKind(node: YamlNode, kinds: readonly string[]): AccessFault[] {
  const kind = node.get('kind');
  if (kind?.string === undefined || kinds.includes(kind.string)) return [];
  const { string: written } = kind;
  const meant = kinds.find((known) => known.toLowerCase() === written.toLowerCase()) ?? similar(written, kinds);
  // A Role is no slip for a ClusterRole: it may well be there.
  const edits = meant === undefined || written === 'Role' ? undefined : replaceScalar(kind, meant);
  return [
    {
      at: kind.span,
      message: `it takes ${kinds.length > 1 ? `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}` : `a ${kinds[0]}`}, not \`${written}\``,
      fix: edits && unsafe(`Write ${meant}`, ...edits),
    },
  ];
}

/** An empty group stands for the right one. */
function wrongGroup(node: YamlNode, group: string): AccessFault[] {
  const written = node.get('apiGroup');
  if (!written?.string || written.string === group) return [];
  const edits = group === '' ? removeKey(node, 'apiGroup') : replaceScalar(written, group);
  return [
    {
      at: written.span,
      message:
        group === ''
          ? `service accounts are in no API group \`${written.string}\`; leave apiGroup out`
          : `its apiGroup is ${group}, not \`${written.string}\``,
      fix: edits && unsafe(group === '' ? 'Remove apiGroup' : `Write ${group}`, ...edits),
    },
  ];
}
