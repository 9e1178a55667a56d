import type { OptionSpec } from '../core/options.ts';
import { latestKubernetes } from '../knowledge/api-removals.ts';

/** The option of rules whose advice depends on the release: one setting, `kubernetes.version`, speaks to all of them. */
export const versionOption = {
  version: {
    description: 'The release of Kubernetes that the manifests are for.',
    default: latestKubernetes as string,
    format: { pattern: '^v?1\\.\\d+(\\.\\d+)?$', words: 'a release in quotes, such as "1.33"' },
    shared: 'kubernetes.version',
  },
} as const satisfies Record<string, OptionSpec>;

/** Whether a cluster of that version is of the release (`1.25`) or a later one. */
export function isAtLeast(version: string, release: string): boolean {
  return minor(version) >= minor(release);
}

/** The second number of `v1.25` or `1.25.3`. */
function minor(version: string): number {
  return Number(/^v?1\.(\d+)/u.exec(version)?.[1] ?? Number.POSITIVE_INFINITY);
}
