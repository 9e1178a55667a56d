import type { YamlEntry } from '../yaml/node.ts';
import type { Container, Pod } from './model.ts';

/** An annotation that once chose a security profile for a pod or one of its containers. */
export interface ProfileAnnotation {
  readonly entry: YamlEntry;
  /** Whom it speaks of; undefined where it names a container that the pod does not have. */
  readonly holder: Pod | Container | undefined;
  /** The value of the field that took its place; undefined for a value that means nothing. */
  readonly profile: Profile | undefined;
}

/** A value of `seccompProfile` or `appArmorProfile`. */
export type Profile = { readonly type: string; readonly localhostProfile?: string };

/** Kubernetes ignores them since 1.27. */
export function seccompAnnotations(pod: Pod): readonly ProfileAnnotation[] {
  return annotations(
    pod,
    'container.seccomp.security.alpha.kubernetes.io/',
    'seccomp.security.alpha.kubernetes.io/pod',
  );
}

/** Deprecated since 1.30, when a field took their place. */
export function appArmorAnnotations(pod: Pod): readonly ProfileAnnotation[] {
  return annotations(pod, appArmorPrefix);
}

export const appArmorPrefix = 'container.apparmor.security.beta.kubernetes.io/';

function annotations(pod: Pod, prefix: string, ofPod?: string): readonly ProfileAnnotation[] {
  return (pod.workload.template.get('metadata', 'annotations')?.entries ?? []).flatMap((entry) => {
    const { text } = entry.key;
    if (text !== ofPod && !text.startsWith(prefix)) return [];
    const name = text.slice(prefix.length);
    const holder = text === ofPod ? pod : pod.containers.find((container) => container.name === name);
    return [{ entry, holder, profile: profileOf(entry.value.string) }];
  });
}

function profileOf(value: string | undefined): Profile | undefined {
  if (value === 'runtime/default' || value === 'docker/default') return { type: 'RuntimeDefault' };
  if (value === 'unconfined') return { type: 'Unconfined' };
  const [, localhostProfile] = /^localhost\/(.+)$/u.exec(value ?? '') ?? [];
  return localhostProfile === undefined ? undefined : { type: 'Localhost', localhostProfile };
}
