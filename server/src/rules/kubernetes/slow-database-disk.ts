import { onceEach } from '../../kubernetes/once.ts';
import { claimNamed, classNamed, eachStored } from '../../kubernetes/storage-worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Database on a spinning disk',
  burden: 'storage',
  severity: 'warning',
  preset: 'strict',
  project(files, { report }) {
    const reportOnce = onceEach(report);
    eachStored(files, (placed, world) => {
      const { uri, fact } = placed;
      const { pods, claims = [] } = fact.storage ?? {};
      if (!pods?.database) return;
      const used = [
        ...claims.map(({ at, className }) => ({ at, className })),
        ...pods.claims.map(({ at, name }) => ({
          at,
          className: claimNamed(name, placed, world)?.claim.className ?? null,
        })),
      ];
      for (const { at, className } of used) {
        const type = classNamed(className, placed, world)?.slowType;
        const place = fact.at + at;
        if (!type) continue;
        reportOnce(
          uri,
          place,
          `\`${pods.database}\` keeps its data on the class \`${className}\`, whose disks (\`${type}\`) spin: each commit waits for them; use a class of SSDs`,
        );
      }
    });
  },
});
