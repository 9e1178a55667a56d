import { unsafe } from '../../core/fix.ts';
import { called } from '../../kubernetes/called.ts';
import { nodesAt } from '../../kubernetes/grants.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

/** APIs of clouds that make databases, queues and the like of manifests: ACK, and Crossplane's providers. */
const clouds =
  /(?:\.services\.k8s\.aws|\.aws(?:\.m)?\.upbound\.io|\.aws\.crossplane\.io|\.azure\.com|\.azure(?:\.m)?\.upbound\.io)$/u;

/** Below `spec`, with the value that opens. */
const switches: readonly (readonly [path: string, open: RegExp])[] = [
  ['publiclyAccessible', /^true$/u],
  ['publicNetworkAccess', /^Enabled$/u],
  ['publicNetworkAccessEnabled', /^true$/u],
];

export default rule({
  title: 'Database with a public address',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  on: {
    'kubernetes:object'(object, { report }) {
      if (!clouds.test(object.group ?? '')) return;
      for (const [key, open] of switches) {
        for (const value of ['spec', 'spec.forProvider'].flatMap((path) => nodesAt(object.node, `${path}.${key}`))) {
          if (!value.key || !open.test(value.string ?? '')) continue;
          const closed = value.string === 'Enabled' ? 'Disabled' : false;
          const edits = replaceScalar(value, closed);
          report(
            value.span,
            `${called(object, 'this resource')} gets a public address, where strangers try its passwords; keep it in the private network with ${key}: ${closed}`,
            { fixes: [edits && unsafe('Keep it private', ...edits)] },
          );
        }
      }
    },
  },
});
