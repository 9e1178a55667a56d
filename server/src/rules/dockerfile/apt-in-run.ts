import { insert, replace } from '../../core/edit.ts';
import { type Fix, safe } from '../../core/fix.ts';
import type { ManagerCall } from '../../dockerfile/manager-calls.ts';
import { rule } from '../rule.ts';

/** What says the same in a script. Not here: `apt list`, which no other program has. */
const scripted: ReadonlyMap<string, string> = new Map([
  ...[
    'install',
    'remove',
    'purge',
    'autoremove',
    'update',
    'clean',
    'autoclean',
    'build-dep',
    'source',
    'download',
  ].map((each) => [each, `apt-get ${each}`] as const),
  ...['search', 'show', 'policy', 'depends', 'rdepends', 'madison'].map((each) => [each, `apt-cache ${each}`] as const),
  // Unlike apt-get, apt installs what an upgrade needs beside it.
  ['upgrade', 'apt-get upgrade --with-new-pkgs'],
  ['full-upgrade', 'apt-get dist-upgrade'],
]);

export default rule({
  title: 'apt instead of apt-get',
  burden: 'build',
  severity: 'information',
  preset: 'recommended',
  aliases: ['hadolint/DL3027', 'checkov/CKV_DOCKER_9'],
  on: {
    'dockerfile:manager-call'({ call }, { report }) {
      if (call.program.text !== 'apt') return;
      report(
        call.program.span,
        '`apt` is made for people: what it prints and takes may change with any release, as it says itself; scripts use apt-get and apt-cache',
        { fixes: [fixOf(call)] },
      );
    },
  },
});

function fixOf({ program, subcommand, parsed }: ManagerCall): Fix | undefined {
  const [name, command, ...flags] = scripted.get(subcommand?.value ?? '')?.split(' ') ?? [];
  // Whether apt-get knows this flag too depends on its version.
  if (!name || !command || !subcommand || parsed.has('--update', '-U')) return undefined;
  const edits = [
    ...(command === subcommand.value ? [] : [replace(subcommand.span, command)]),
    ...flags.map((flag) => insert(subcommand.span.end, ` ${flag}`)),
  ];
  return safe(`Use ${name}`, replace(program.span, name), ...edits);
}
