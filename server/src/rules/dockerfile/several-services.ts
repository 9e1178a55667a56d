import type { Span } from '../../core/span.ts';
import type { CommandLine, JsonWord } from '../../dockerfile/model.ts';
import type { Command, Word } from '../../shell/model.ts';
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
      const found = find(instruction);
      if (found) report(found.at, found.message);
    },
    'dockerfile:entrypoint'({ instruction }, { report }) {
      const found = find(instruction);
      if (found) report(found.at, found.message);
    },
  },
});

interface Found {
  readonly at: Span;
  readonly message: string;
}

function find({ words, script }: CommandLine): Found | undefined {
  const commands = script && script.dialect !== 'other' ? script.commands : [];
  const [first] = words;
  return [
    first && supervisor(first),
    ...commands.flatMap((command) => [startedService(command), started(command)]),
  ].find((found) => found !== undefined);
}

/** What a command runs: of `exec supervisord` it is the second word. */
function started({ name, args }: Command): Found | undefined {
  const program = name?.value === 'exec' ? args[0] : name;
  return program && supervisor(program);
}

function supervisor({ value, span }: Word | JsonWord): Found | undefined {
  const name = value?.slice(value.lastIndexOf('/') + 1) ?? '';
  if (value === undefined || !(supervisors.has(name) || inits.has(value))) return undefined;
  return {
    at: span,
    message: `\`${name}\` keeps several processes in one container: unless told otherwise it keeps their logs in files of its own, and nobody outside sees one of them die; run each in a container of its own`,
  };
}

/** `service nginx start` and `/etc/init.d/nginx start` leave a daemon behind and come back. */
function startedService({ name, args, span }: Command): Found | undefined {
  const isService = name?.value === 'service' || name?.value?.startsWith('/etc/init.d/');
  if (!isService || args.at(-1)?.value !== 'start') return undefined;
  return {
    at: span,
    message:
      'this leaves a daemon running beside the process of the container: as a rule it logs to files of its own, and nobody outside sees it die; run it in a container of its own',
  };
}
