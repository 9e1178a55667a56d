import { called } from '../../kubernetes/called.ts';
import { grants, isUnlisted } from '../../kubernetes/grants.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'API server without a list of who may ask it',
  burden: 'security',
  severity: 'information',
  preset: 'strict',
  on: {
    'kubernetes:object'(object, { report }) {
      if (object.partial) return;
      const [unlisted] = grants(object).filter((grant) => grant.path.meaning === 'control-plane' && isUnlisted(grant));
      if (!unlisted) return;
      const field = unlisted.path.ranges[0]!.replaceAll('[]', '');
      report(
        object.at,
        `the API server of ${called(object, 'this cluster')} answers the whole internet: no ${field} says who may ask it; list the networks of your people and pipelines, or keep it private`,
      );
    },
  },
});
