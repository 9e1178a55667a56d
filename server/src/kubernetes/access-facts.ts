import type { Place } from '../core/facts.ts';
import type { Span } from '../core/span.ts';
import { set } from '../yaml/edits.ts';
import { bindingOf } from './access.ts';
import type { Resource } from './model.ts';

/** What an object tells of service accounts and of who may do what. */
export interface AccessFact {
  /** One for each of its pod templates. */
  readonly pods?: readonly PodAccountFact[];
  /** Of a ServiceAccount: whether pods get its token unless they say otherwise; absent where it does not say. */
  readonly mountsToken?: boolean;
  readonly binding?: BindingFact;
}

export interface PodAccountFact {
  /** `default` where the pod names none; null where a template does. */
  readonly account: string | null;
  /** The name of the account, or what the pod belongs to. */
  readonly at: Place;
  /** What the pod says of the token; null where it says nothing, or where that is unknown. */
  readonly mountsToken: boolean | null;
  /** The edits by which the pod says that it wants no token; where it says nothing, and they can be made. */
  readonly refusal?: readonly { readonly at: Place; readonly text: string }[];
}

export interface BindingFact {
  readonly role: { readonly kind: string; readonly name: string; readonly at: Place };
  readonly subjects: readonly { readonly kind: string; readonly name: string; readonly namespace: string | null }[];
}

/** Undefined where the object says nothing of the kind, as most do. */
export function accessFact({ object, workloads }: Resource, place: (span: Span) => Place): AccessFact | undefined {
  if (object.partial) return undefined;
  const pods = workloads.map(({ pod: { node, at } }): PodAccountFact => {
    const named = node.get('serviceAccountName') ?? node.get('serviceAccount');
    const isUnnamed = named === undefined ? node.lacks('serviceAccountName') : named.string === '';
    const says = node.get('automountServiceAccountToken');
    const edits = node.lacks('automountServiceAccountToken') && set(node, 'automountServiceAccountToken', false);
    return {
      account: isUnnamed ? 'default' : (named?.string ?? null),
      at: place(named?.string ? named.span : at),
      mountsToken: says ? (says.boolean ?? null) : null,
      ...(edits && { refusal: edits.map(({ start, end, text }) => ({ at: place({ start, end }), text })) }),
    };
  });
  if (pods.length > 0) return { pods };
  if (object.kind === 'ServiceAccount') {
    const mountsToken = object.node.get('automountServiceAccountToken')?.boolean;
    return mountsToken === undefined ? undefined : { mountsToken };
  }
  return bindingFact({ object, place });
}

function bindingFact({
  object,
  place,
}: Pick<Resource, 'object'> & { place(span: Span): Place }): AccessFact | undefined {
  const binding = bindingOf(object);
  const name = binding?.roleRef.get('name');
  const kind = binding?.roleRef.get('kind')?.string;
  if (!binding || name?.string === undefined || kind === undefined) return undefined;
  const subjects = binding.subjects.flatMap((subject) => {
    const [kind, name, namespace = null] = ['kind', 'name', 'namespace'].map((key) => subject.get(key)?.string);
    return kind && name ? [{ kind, name, namespace }] : [];
  });
  return { binding: { role: { kind, name: name.string, at: place(name.span) }, subjects } };
}
