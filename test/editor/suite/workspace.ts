import { commands, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { until } from './findings.ts';

/** Resolves once the folder is there: in a browser VS Code reads it from a server, and calls the tests before. */
export async function workspaceReady(): Promise<void> {
  await until(
    workspace.onDidChangeWorkspaceFolders,
    () => workspace.workspaceFolders?.[0],
    () => 'the folder of the workspace',
    10_000,
  );
}

/** The address of a file or folder, from the first folder of the workspace. */
export function at(path: string): Uri {
  return Uri.joinPath(workspace.workspaceFolders![0]!.uri, path);
}

/** As a person does. What is opened by `workspace.openTextDocument` stays open for minutes after its editor is closed. */
export async function open(path: string): Promise<TextDocument> {
  const uri = at(path);
  await commands.executeCommand('vscode.open', uri);
  return until(
    window.onDidChangeActiveTextEditor,
    // Commands act on the active editor, which VS Code names a little after the document is there.
    () => [window.activeTextEditor?.document].find((document) => document?.uri.toString() === uri.toString()),
    () => `an editor with ${path}`,
  );
}

/** Closes what a test has opened, and forgets what it has typed. */
export async function closeAll(): Promise<void> {
  while (window.activeTextEditor) await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** Types over the first place where the document says `before`. */
export async function replace(document: TextDocument, before: string, after: string): Promise<void> {
  const start = document.getText().indexOf(before);
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(start + before.length)), after);
  await workspace.applyEdit(edit);
}
