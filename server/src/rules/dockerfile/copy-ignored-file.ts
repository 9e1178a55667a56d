import { isIgnoredBy } from '../../dockerfile/ignore-patterns.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Ignored file copied',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['buildkit/CopyIgnoredFile'],
  project(files, { report }) {
    const patternsOf = (uri: string) => files.get(uri)?.data.dockerignore?.patterns;
    for (const [uri, { data }] of files) {
      const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
      const patterns = data.dockerfile && (patternsOf(`${uri}.dockerignore`) ?? patternsOf(`${folder}.dockerignore`));
      // What is let in again may lie anywhere below.
      if (!data.dockerfile || !patterns || patterns.some((pattern) => pattern.startsWith('!'))) continue;
      for (const { at, path } of data.dockerfile.copied) {
        const pattern = patterns.find((pattern) => (path === '.' ? isEverything(pattern) : isIgnoredBy(pattern, path)));
        if (pattern === undefined) continue;
        report(
          uri,
          at,
          `\`${path}\` never reaches the builder: \`${pattern}\` in the .dockerignore file keeps it out, and nothing is copied`,
        );
      }
    }
  },
});

function isEverything(pattern: string): boolean {
  return pattern === '*' || pattern === '**' || pattern === '**/*';
}
