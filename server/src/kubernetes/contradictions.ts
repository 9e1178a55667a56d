import type { Edit } from '../core/edit.ts';
import type { Span } from '../core/span.ts';
import { removeKey } from '../yaml/edits.ts';
import { called } from './called.ts';
import type { Container, Pod } from './model.ts';
import { appArmorAnnotations } from './profile-annotations.ts';
import { capabilities, type Holder, holders, keySpan } from './security-context.ts';

/** Two settings of which each is fine and both together are refused, by the API or by the kubelet. */
export interface Contradiction {
  readonly at: Span;
  readonly message: string;
  /** What the edits do: take one of the two out. */
  readonly title: string;
  readonly edits: readonly Edit[] | undefined;
}

/** Source: ValidateSecurityContext and its like in Kubernetes 1.34, and verifyRunAsNonRoot of the kubelet. */
export function contradictions(pod: Pod): readonly Contradiction[] {
  return [
    ...pod.containers.flatMap((container) => [...escalation(container), ...nonRoot(container)]),
    ...holders(pod).flatMap((holder) => [...profiles(holder)]),
    ...appArmor(pod),
  ];
}

function* escalation(container: Container): Iterable<Contradiction> {
  const context = container.node.get('securityContext');
  const escalation = context?.get('allowPrivilegeEscalation');
  if (!context || escalation?.boolean !== false) return;
  const isPrivileged = context.get('privileged')?.boolean === true;
  // Written so, and only so, the API knows it.
  const isAdmin = capabilities(container, 'add').some(({ string }) => string === 'CAP_SYS_ADMIN');
  if (!isPrivileged && !isAdmin) return;
  const other = isPrivileged ? 'a privileged container' : 'one with CAP_SYS_ADMIN';
  yield {
    at: keySpan(escalation),
    message: `allowPrivilegeEscalation cannot be false for ${other}: the API refuses ${called(container, 'this container')}; decide for one of the two`,
    title: 'Remove allowPrivilegeEscalation',
    edits: removeKey(context, 'allowPrivilegeEscalation'),
  };
}

function* nonRoot(container: Container): Iterable<Contradiction> {
  const { security, pod } = container;
  const user = security.get('runAsUser');
  if (user?.number !== 0 || security.get('runAsNonRoot')?.boolean !== true || pod.os === 'windows') return;
  const holder = [container, pod].find(
    ({ node }) => node.get('securityContext', 'runAsUser')?.span.start === user.span.start,
  );
  const context = holder?.node.get('securityContext');
  yield {
    at: user.span,
    message: `user 0 is root, and runAsNonRoot is true for ${called(container, 'this container')}: the kubelet will not start it; take another user`,
    title: 'Remove runAsUser',
    edits: context && removeKey(context, 'runAsUser'),
  };
}

function* profiles({ node }: Holder): Iterable<Contradiction> {
  for (const field of ['seccompProfile', 'appArmorProfile']) {
    const profile = node.get('securityContext', field);
    const type = profile?.get('type');
    const name = profile?.get('localhostProfile');
    if (!profile || type?.string === undefined) continue;
    if (type.string !== 'Localhost' && name?.string) {
      yield {
        at: keySpan(name),
        message: `localhostProfile goes with the type Localhost alone, and the type is \`${type.string}\`: the API refuses both together; leave one out`,
        title: 'Remove localhostProfile',
        edits: removeKey(profile, 'localhostProfile'),
      };
    }
    if (type.string === 'Localhost' && profile.lacks('localhostProfile')) {
      yield {
        at: type.span,
        message: `the type Localhost needs a localhostProfile, without which the API refuses ${field}; name the profile`,
        title: '',
        edits: undefined,
      };
    }
  }
}

function* appArmor(pod: Pod): Iterable<Contradiction> {
  const annotations = pod.workload.template.get('metadata', 'annotations');
  for (const { entry, holder, profile } of appArmorAnnotations(pod)) {
    if (!holder || !profile || !('security' in holder)) continue;
    const type = holder.security.get('appArmorProfile', 'type')?.string;
    const name = holder.security.get('appArmorProfile', 'localhostProfile')?.string;
    if (type === undefined || (type === profile.type && name === profile.localhostProfile)) continue;
    yield {
      at: entry.value.span,
      message: `the annotation says \`${entry.value.string}\` and the field appArmorProfile says \`${type}\`: the API refuses ${called(holder, 'the container')} where they differ; leave the annotation out`,
      title: 'Remove the annotation',
      edits: annotations && removeKey(annotations, entry.key.text),
    };
  }
}
