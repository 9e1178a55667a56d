import { isTail, pathsOf } from '../../collectors/facts.ts';
import { type Part, says } from '../../collectors/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: "Docker's log format on other nodes",
  burden: 'logging',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'collectors:part'(part, { report }) {
      if (!isTail(part) || !pathsOf(part).some(isOfContainers)) return;
      const setting = dockerOnly(part);
      if (!setting) return;
      report(
        setting.span,
        `this reads container logs as Docker writes them; containerd and CRI-O write lines of their own format, which Kubernetes has since 1.24: they come through unparsed, or not at all; ${part.program === 'fluentd' ? 'use `@type cri`' : 'use `multiline.parser docker, cri`'}`,
      );
    },
  },
});

function isOfContainers(path: string): boolean {
  return /^\/var\/log\/(?:containers|pods)\//u.test(path);
}

/** The setting that asks for Docker's JSON and for nothing else. */
function dockerOnly(part: Part) {
  const { program, settings } = part;
  if (program === 'fluentd') {
    return ['parse.@type', 'format'].filter((key) => says(part, key, 'json')).map((key) => settings.get(key))[0];
  }
  if (program !== 'fluent-bit' || settings.has('multiline.parser') || settings.has('multilineparser')) return undefined;
  return says(part, 'parser', 'docker') ? settings.get('parser') : undefined;
}
