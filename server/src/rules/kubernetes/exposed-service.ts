import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Service reachable from outside of the cluster',
  burden: 'networking',
  severity: 'hint',
  preset: 'all',
  aliases: ['kube-linter/exposed-services', 'kube-score/service-type'],
  options: {
    types: { description: 'The types of services to report.', default: ['NodePort', 'LoadBalancer'] },
  },
  on: {
    'kubernetes:service'({ object, spec, type }, { options, report }) {
      const written = spec.get('type');
      if (!written || type === undefined || !options.types.includes(type)) return;
      const edits = replaceScalar(written, 'ClusterIP');
      const where = type === 'NodePort' ? 'on a port of every node' : 'by an address of its own';
      report(
        written.span,
        `${called(object, 'this service')} is reached from outside of the cluster ${where}; put an Ingress or a Gateway before it, where names, TLS and access are in one place`,
        { fixes: [edits && unsafe('Make it a service of the cluster', ...edits)] },
      );
    },
  },
});
