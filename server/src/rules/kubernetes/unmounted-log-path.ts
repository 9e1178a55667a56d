import { runningTails } from '../../kubernetes/configured-collectors.ts';
import { type CollectorFact, mountOf } from '../../kubernetes/log-facts.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Logs that the collector cannot see',
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  project(files, { report }) {
    for (const { uri, base, tail, runners } of runningTails(files)) {
      const [first] = runners;
      const unseen = tail.paths.filter(
        (path) => path.startsWith('/') && runners.every(({ collector }) => !sees(collector, path)),
      );
      if (!first || unseen.length === 0 || unseen.length < tail.paths.length) continue;
      const [path] = unseen;
      const isLinked = mountOf(first.collector, path!) !== undefined;
      report(
        uri,
        base + tail.at,
        isLinked
          ? `this tail finds nothing: what lies in /var/log/containers are links to /var/log/pods, which the collector does not mount; mount /var/log`
          : `this tail finds nothing: no volume is mounted where \`${path}\` lies; mount it`,
        { related: [{ uri: first.uri, at: first.at, message: 'it runs with this configuration' }] },
      );
    }
  },
});

/** Some volume is mounted there, and where that holds links of the kubelet, what they lead to as well. */
function sees(collector: CollectorFact, path: string): boolean {
  const folder = path.slice(0, path.search(/[*?[{]|[^/]*$/u));
  const mount = mountOf(collector, folder.replace(/(?<=.)\/$/u, ''));
  if (!mount) return false;
  if (mount.host === null || !path.startsWith('/var/log/containers/')) return true;
  return ['/var/log/pods', '/var/lib/docker/containers'].some((target) => mountOf(collector, target) !== undefined);
}
