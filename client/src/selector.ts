import { workspace } from 'vscode';

/** Names that VS Code does not know for Dockerfiles, or that other extensions give to another language. */
const dockerfiles =
  '**/{Dockerfile,Containerfile,Dockerfile[-._]*,Containerfile[-._]*,*.[dD]ockerfile,*.[cC]ontainerfile}';

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
  ]);
}
