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
        `this reads Docker's format; nodes with containerd or CRI-O, the rule since Kubernetes 1.24, write another: lines come through unparsed, or not at all; use ${part.program === 'fluentd' ? '`@type cri`' : '`multiline.parser docker, cri`'}`,
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
