import type { OptionSpecs } from '../core/options.ts';
import type { ProjectContext } from '../core/rule.ts';

/** Reports each place once: an object may be in several worlds. */
export function onceEach(report: ProjectContext<OptionSpecs>['report']): ProjectContext<OptionSpecs>['report'] {
  const seen = new Set<string>();
  return (uri, at, message, more) => {
    if (seen.has(`${at} ${uri}`)) return;
    seen.add(`${at} ${uri}`);
    report(uri, at, message, more);
  };
}
