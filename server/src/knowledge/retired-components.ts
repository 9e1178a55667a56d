/** A part of clusters whose makers have given it up. */
export interface RetiredComponent {
  readonly name: string;
  /** `November 2020`. */
  readonly since: string;
  /** What to do, as a clause. */
  readonly instead: string;
}

/**
 * By the end of the image's name.
 *
 * Sources: Helm's announcement of the end of v2 (2020-11-13); the blog of Kubernetes of 2025-11-11 on Ingress NGINX, whose
 * maintenance ended in March 2026; the repository kubernetes-retired/dashboard. Read 2026-11-25.
 */
const components: readonly (readonly [image: RegExp, component: RetiredComponent])[] = [
  [
    /(?:^|\/)kubernetes-helm\/tiller$|(?:^|\/)tiller$/u,
    { name: 'Tiller', since: 'November 2020', instead: 'use Helm 3, which needs no server' },
  ],
  [
    /(?:^|\/)kubernetes-dashboard-(?:amd64|arm|arm64|ppc64le)$|(?:^|\/)kubernetesui\/dashboard(?:-\w+)?$/u,
    { name: 'Kubernetes Dashboard', since: '2026', instead: 'use Headlamp, or kubectl' },
  ],
  [
    /(?:^|\/)ingress-nginx\/(?:controller|controller-chroot)$|(?:^|\/)nginx-ingress-controller$/u,
    {
      name: 'Ingress NGINX',
      since: 'March 2026',
      instead: 'move to a controller of the Gateway API or another of Ingress',
    },
  ],
];

export function retiredComponent(image: string): RetiredComponent | undefined {
  return components.find(([form]) => form.test(image))?.[1];
}
