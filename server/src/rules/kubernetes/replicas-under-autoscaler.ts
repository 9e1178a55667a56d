import { called } from '../../kubernetes/called.ts';
import { autoscalersOf, goTogether } from '../../kubernetes/scaling.ts';
import { faulty } from '../../kubernetes/selections.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Replicas set though an autoscaler decides',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-score/deployment-targeted-by-hpa-does-not-have-replicas-configured'],
  project(files, { report }) {
    const found = faulty(files, (standing) => {
      const scale = standing.object.availability?.scale;
      // None tells the autoscaler to leave it alone.
      if (!scale || scale.at === null || scale.replicas === 0) return [];
      return autoscalersOf(standing).some((placed) => goTogether(standing, placed, 'folder'))
        ? [{ at: scale.at, scale }]
        : [];
    });
    for (const { uri, at, object, scale } of found) {
      const edits = scale.removal?.map(({ at, text }) => ({ at: object.at + at, text }));
      report(
        uri,
        at,
        `an autoscaler decides how many pods ${called(object, 'this workload')} has, and each time this is applied it is set back to ${scale.replicas ?? 'this number'}; take replicas out`,
        { fixes: [edits && { title: 'Remove replicas', safety: 'unsafe', edits }] },
      );
    }
  },
});
