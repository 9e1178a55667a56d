import { runningTails } from '../../kubernetes/configured-collectors.ts';
import { mountOf } from '../../kubernetes/log-facts.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Position of a tail lost with its pod',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  project(files, { report }) {
    for (const { uri, base, tail, runners } of runningTails(files)) {
      const { position } = tail;
      const isLost = ({ collector }: (typeof runners)[number]) => !mountOf(collector, position!.path)?.kept;
      if (!position?.path.startsWith('/') || runners.length === 0 || !runners.every(isLost)) continue;
      const [first] = runners;
      report(
        uri,
        base + position.at,
        `\`${position.path}\` is gone with the pod: every new pod loses lines or sends them twice; mount a hostPath there`,
        { related: [{ uri: first!.uri, at: first!.at, message: 'it runs with this configuration' }] },
      );
    }
  },
});
