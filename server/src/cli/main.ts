import { readLintArguments, UsageError } from './arguments.ts';
import { explain } from './explain.ts';
import { exit, lint } from './lint.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

const help = `plimsoll ${version}: finds and fixes the burdens of running containers in Dockerfiles, Kubernetes manifests and Compose files

  plimsoll lint [PATH...]      lint files and folders (default: this folder)
      --format text|json|sarif|github
      --preset recommended|strict|all|pod-security-baseline|pod-security-restricted
      --config FILE            use this configuration only
      --fix                    apply the safe fixes; --fix-unsafe applies the others too
      --stdin --stdin-filename FILE
                               lint standard input as if it were FILE
      --fail-on error|warning|information|hint|never
                               the mildest severity that fails the run (default: warning)
      --threads N              read files in so many threads (default: as many as their number is worth, up to 4)
      --cache                  keep what was read in .plimsoll-cache, so that the next run reads what has changed;
                               --cache-location FOLDER keeps it there
      --shard I/N              only read the I-th of N parts of the files into the cache; a run with --cache that finds
                               the caches of all parts then says what was found
  plimsoll explain RULE        print the page of a rule, by its id or an alias such as DL3008
  plimsoll lsp --stdio         serve an editor over the Language Server Protocol

Exit code: 0 clean, 1 findings, 2 trouble.
`;

/** Does what the arguments say and gives the exit code. Never throws: whatever goes wrong is trouble, told to the terminal. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) terminal.err(`plimsoll: ${error.message}\n\n${help}`);
    else terminal.err(`plimsoll: ${error instanceof Error ? error.stack : error}\n`);
    return exit.trouble;
  }
}

async function run([command, ...rest]: readonly string[], terminal: Terminal): Promise<number> {
  if (rest.includes('--help') || rest.includes('-h')) command = '--help';
  switch (command) {
    case 'lint':
      return lint(readLintArguments(rest), terminal);
    case 'explain':
      if (rest.length !== 1) throw new UsageError('explain takes the name of one rule');
      return explain(rest[0]!, terminal);
    case 'lsp':
      // Editors add flags of their own, such as the id of their process.
      if (!rest.includes('--stdio')) throw new UsageError('lsp takes --stdio');
      // Loaded only here: the protocol costs every other command time.
      await import('../lsp/node.ts');
      return exit.clean;
    case '--version':
    case '-v':
      terminal.out(`${version}\n`);
      return exit.clean;
    case '--help':
    case '-h':
    case 'help':
      terminal.out(help);
      return exit.clean;
    default:
      throw new UsageError(command ? `there is no command ${command}` : 'say what to do');
  }
}
