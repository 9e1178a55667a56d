import type { Span } from '../../core/span.ts';
import type { CommandLine } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

/** Programs whose job is to keep other programs running, by the last part of their path. */
const supervisors = new Set([
  'supervisord',
  's6-svscan',
  'runsvdir',
  'runit',
  'runsvdir-start',
  'monit',
  'circusd',
  'systemd',
]);
const inits = new Set(['/sbin/init', '/usr/sbin/init', '/lib/systemd/systemd', '/usr/lib/systemd/systemd']);

export default rule({
  title: 'Several services in one container',
  burden: 'logging',
  severity: 'information',
  preset: 'recommended',
  on: {
    'dockerfile:cmd'({ instruction }, { report }) {
      const found = supervisor(instruction);
      if (found) report(found.at, message(found.name));
    },
    'dockerfile:entrypoint'({ instruction }, { report }) {
      const found = supervisor(instruction);
      if (found) report(found.at, message(found.name));
    },
  },
});

function message(name: string): string {
  return `\`${name}\` keeps several processes in one container: their logs go to files of its own, and nobody outside sees one of them die; run each in a container of its own`;
}

function supervisor({ form, words, script }: CommandLine): { name: string; at: Span } | undefined {
  const named =
    form === 'exec'
      ? words.map(({ value, span }) => ({ value, span }))
      : (script?.commands ?? []).flatMap(({ name, args }) =>
          name?.value === 'exec' ? args.slice(0, 1) : name ? [name] : [],
        );
  for (const { value, span } of form === 'exec' ? named.slice(0, 1) : named) {
    const base = value?.slice(value.lastIndexOf('/') + 1);
    if (value !== undefined && base !== undefined && (supervisors.has(base) || inits.has(value)))
      return { name: base, at: span };
  }
  return undefined;
}
