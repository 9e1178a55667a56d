import { baseOf } from '../../dockerfile/bases.ts';
import { installOf } from '../../dockerfile/installs.ts';
import { type Distribution, type Release, titleOf } from '../../knowledge/distributions.ts';
import { rule } from '../rule.ts';

/** How a version tells the release that it was built for: `+deb12u1`, `0ubuntu0.22.04.1`, `.el9_4`, `.fc40`. */
const marks: readonly { readonly pattern: RegExp; readonly of: readonly Distribution[] }[] = [
  { pattern: /[+~](?:bpo|deb)(\d+)(?=u|\+|~|$)/u, of: ['debian'] },
  { pattern: /ubuntu\d*\.(\d\d\.\d\d)(?=[.~+]|$)/u, of: ['ubuntu'] },
  { pattern: /\.el(\d+)(?=[._]|$)/u, of: ['centos', 'centos-stream', 'rhel', 'rocky', 'alma', 'oracle'] },
  { pattern: /\.fc(\d+)(?=\.|$)/u, of: ['fedora'] },
];

export default rule({
  title: 'Version of another release pinned',
  burden: 'operating-system',
  severity: 'error',
  preset: 'recommended',
  on: {
    'dockerfile:command'(event, { report }) {
      const release = baseOf(event.stage)?.release;
      if (!release) return;
      for (const { name, version = '', word } of installOf(event)?.packages ?? []) {
        const built = builtFor(version, release);
        if (built === undefined) continue;
        report(
          word.span,
          `\`${name}\` is pinned to a version for release ${built}, but the base image is ${titleOf(release)}, whose archive never had it: the install fails; pin a version of this release`,
        );
      }
    },
  },
});

/** The release that a version was built for, where that is another one of the same distribution. */
function builtFor(version: string, { distribution, number }: Release): string | undefined {
  for (const { pattern, of } of marks) {
    const built = of.includes(distribution) ? pattern.exec(version)?.[1] : undefined;
    if (built !== undefined && built !== number && built !== number.split('.')[0]) return built;
  }
  return undefined;
}
