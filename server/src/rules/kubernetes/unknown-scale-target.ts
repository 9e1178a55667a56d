import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { scaledBy } from '../../kubernetes/scaling.ts';
import { missing } from '../../kubernetes/selections.ts';
import { set } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

const appsKinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'ReplicaSet']);

export default rule({
  title: 'Autoscaler has no target',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  aliases: ['kube-linter/dangling-horizontalpodautoscaler', 'kube-score/horizontalpodautoscaler-has-target'],
  on: {
    'kubernetes:autoscaler'({ object, spec }, { report }) {
      const target = spec.get('scaleTargetRef');
      const kind = target?.get('kind');
      if (object.kind !== 'HorizontalPodAutoscaler' || !target || !appsKinds.has(kind?.string ?? '')) return;
      const version = target.get('apiVersion');
      const isMissing = target.lacks('apiVersion');
      if (!isMissing && (version?.string === undefined || version.string === 'apps/v1')) return;
      // Old versions are removed-api-version's where objects have them; clusters map their scale to the new ones no more.
      const edits = set(target, 'apiVersion', 'apps/v1');
      const whose = isMissing ? 'names no apiVersion' : `looks for a ${kind!.string} of \`${version!.string}\``;
      report(
        isMissing ? kind!.span : version!.span,
        `${called(object, 'this autoscaler')} ${whose}, where there is none, so it never scales; write apps/v1`,
        { fixes: [edits && unsafe('Look in apps/v1', ...edits)] },
      );
    },
  },
  project(files, { report }) {
    const found = missing(files, (standing) => {
      const { object, namespace, world } = standing;
      const autoscaler = object.availability?.autoscaler;
      if (!autoscaler || world.open || scaledBy(standing).length > 0) return [];
      const { kind, name, at } = autoscaler.target;
      const others = world.objects.filter(({ fact }) => fact.kind === kind);
      // A kind that nobody has here is managed elsewhere. Kustomizations give names prefixes and suffixes.
      const mayBe = others.some(
        ({ fact }) => fact.name === null || name.startsWith(fact.name) || name.endsWith(fact.name),
      );
      const elsewhere = others.find(({ fact }) => fact.name === name)?.namespace;
      if (others.length === 0 || (mayBe && elsewhere === undefined)) return [];
      return [{ at, kind, name, namespace, elsewhere }];
    });
    for (const { uri, at, object, kind, name, namespace, elsewhere } of found) {
      const where = elsewhere === undefined ? '' : ` in the namespace \`${namespace}\`, only in \`${elsewhere}\``;
      report(
        uri,
        at,
        `${called(object, 'this autoscaler')} scales the ${kind} \`${name}\`, and there is none${where}: it does nothing; name one that is there`,
      );
    }
  },
});
