import { readLintArguments, UsageError } from './arguments.ts';
import { explain } from './explain.ts';
import { exit, lint } from './lint.ts';
import type { Terminal } from './terminal.ts';
import { tuneForShortRun } from './tuning.ts';
import { version } from './version.ts';

const help = `plimsoll ${version}: finds and fixes the burdens of running containers in Dockerfiles, Kubernetes manifests and Compose files

  plimsoll lint [PATH...]      lint files and folders (default: this folder)
      --format text|json|sarif|github
      --preset recommended|strict|all
      --config FILE            use this configuration only
      --fix                    apply the safe fixes; --fix-unsafe applies the others too
      --stdin --stdin-filename FILE
                               lint standard input as if it were FILE
      --fail-on error|warning|information|hint|never
                               the mildest severity that fails the run (default: warning)
  plimsoll explain RULE        print the page of a rule, by its id or an alias such as DL3008
  plimsoll lsp --stdio         serve an editor over the Language Server Protocol

Exit code: 0 clean, 1 findings, 2 trouble.
`;

async function main([command, ...rest]: readonly string[], terminal: Terminal): Promise<number> {
  switch (command) {
    case 'lint':
      tuneForShortRun();
      return lint(readLintArguments(rest), terminal);
    case 'explain':
      if (!rest[0]) throw new UsageError('explain takes the name of a rule');
      return explain(rest[0], terminal);
    case 'lsp':
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

const terminal: Terminal = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  async stdin() {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  },
};

main(process.argv.slice(2), terminal).then(
  // Not process.exit(): it would cut off what a slow pipe has not taken yet.
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    const usage = error instanceof UsageError;
    terminal.err(usage ? `plimsoll: ${error.message}\n\n${help}` : `plimsoll: ${error?.stack ?? error}\n`);
    process.exitCode = exit.trouble;
  },
);
