import type { Span } from '../core/span.ts';
import type { Container, KubernetesObject } from './model.ts';

/** What kube-apiserver is started with, as far as it is about its audit log. */
export interface AuditFlags {
  /** Where a finding about what is missing stands. */
  readonly at: Span;
  /** By the name of the flag, without dashes. */
  readonly values: ReadonlyMap<string, AuditFlag>;
  /** Nothing that is not here adds to it. */
  readonly complete: boolean;
}

interface AuditFlag {
  readonly at: Span;
  /** Undefined where a template decides. */
  readonly text: string | undefined;
}

/** Of the static pod that runs the API server. */
export function auditFlagsOf({ node, at }: Container): AuditFlags | undefined {
  const words = ['command', 'args'].flatMap((key) => node.get(key)?.items ?? []);
  const [program] = words;
  if (!/(?:^|\/)kube-apiserver$/u.test(program?.string ?? '')) return undefined;
  const values = new Map<string, AuditFlag>();
  for (const [index, { string = '', span }] of words.entries()) {
    const [, name, value] = /^--(audit-[\w-]+)(?:=(.*))?$/su.exec(string) ?? [];
    if (name) values.set(name, { at: span, text: value ?? words[index + 1]?.string });
  }
  const complete = words.every(({ string }) => string !== undefined) && node.get('command')?.complete === true;
  return { at, values, complete: complete && node.get('args')?.complete !== false };
}

/** Of what kubeadm makes that pod from: a mapping up to v1beta3, a list of names and values since. */
export function auditFlagsOfCluster({ node, kind, group }: KubernetesObject): AuditFlags | undefined {
  const server = node.get('apiServer');
  if (kind !== 'ClusterConfiguration' || group !== 'kubeadm.k8s.io' || !server?.key || server.kind !== 'mapping')
    return undefined;
  const args = server.get('extraArgs');
  const values = new Map<string, AuditFlag>();
  for (const { key, value } of args?.kind === 'mapping' ? args.entries : []) {
    values.set(key.text, { at: value.span, text: value.string });
  }
  for (const item of args?.items ?? []) {
    const name = item.get('name')?.string;
    const value = item.get('value');
    if (name && value) values.set(name, { at: value.span, text: value.string });
  }
  return { at: server.key.span, values, complete: server.complete && args?.complete !== false };
}
