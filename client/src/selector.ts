import { workspace } from 'vscode';

/** Names that VS Code does not know for Dockerfiles, or that other extensions give to another language. */
const dockerfiles =
  '**/{Dockerfile,Containerfile,Dockerfile[-._]*,Containerfile[-._]*,*.[dD]ockerfile,*.[cC]ontainerfile}';

/**
 * Configurations of Docker's daemon and of log collectors, by names of their own: nobody wants every `*.conf` to be sent to
 * the server. The server looks at what is in them.
 */
const configurations = [
  '**/daemon.json',
  '**/{fluent*,td-agent*,vector*}.{conf,toml,json}',
  '**/{fluent*,td-agent*,vector}/**/*.{conf,toml}',
];

/** What VS Code and the protocol agree on. */
interface DocumentFilter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}

/**
 * The documents to lint. A scheme must be that of a folder that is open, of a plain file, or of a new one: the same text
 * in a diff view (`git:`), in the output or in a rule's page would be reported twice or for nothing.
 */
export function documentSelector(): DocumentFilter[] {
  const folders = workspace.workspaceFolders ?? [];
  const schemes = new Set(['file', 'untitled', ...folders.map((folder) => folder.uri.scheme)]);
  return [...schemes].flatMap((scheme) => [
    { scheme, language: 'dockerfile' },
    { scheme, language: 'dockercompose' },
    { scheme, language: 'yaml' },
    { scheme, pattern: dockerfiles },
    ...configurations.map((pattern) => ({ scheme, pattern })),
  ]);
}
