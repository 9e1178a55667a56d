import { called } from '../../kubernetes/called.ts';
import { unmetWishes } from '../../kubernetes/counterparts.ts';
import { worldsOf } from '../../kubernetes/worlds.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Label or annotation missing',
  burden: 'reliability',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['kube-linter/required-label-owner', 'kube-linter/required-annotation-email'],
  options: {
    labels: { description: 'The labels that objects must have.', default: [] },
    annotations: { description: 'The annotations that objects must have.', default: [] },
    kinds: {
      description: 'The kinds of objects that must have them.',
      default: ['CronJob', 'DaemonSet', 'Deployment', 'Job', 'Pod', 'StatefulSet'],
    },
  },
  on: {
    'kubernetes:object'(object, { options, report }) {
      if (!options.kinds.includes(object.kind)) return;
      for (const name of options.annotations) {
        if (!object.node.lacks('metadata', 'annotations', name)) continue;
        report(
          object.at,
          `${called(object, `this ${object.kind}`)} has no annotation \`${name}\`, which is wanted here; add it`,
        );
      }
    },
  },
  // Labels are added by kustomizations too.
  project(files, { options, report }) {
    if (options.labels.length === 0) return;
    const isTemplated = (uri: string) => files.get(uri)?.data.kubernetes?.templated ?? false;
    const worlds = worldsOf(files).map((world) => ({ ...world, open: false }));
    const unmet = unmetWishes(
      worlds,
      ({ uri, fact }) => (options.kinds.includes(fact.kind) && !isTemplated(uri) ? options.labels : []),
      (label, { fact }) => Object.hasOwn(fact.labels, label),
    );
    for (const { wish, placed } of unmet) {
      const who = called(placed.fact, `this ${placed.fact.kind}`);
      report(placed.uri, placed.fact.at, `${who} has no label \`${wish}\`, which is wanted here; add it`);
    }
  },
});
