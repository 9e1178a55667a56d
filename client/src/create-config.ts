import { FileSystemError, Uri, window, workspace } from 'vscode';

const name = '.plimsoll.yaml';

/** Every key once, commented out: an empty configuration is a complete one. */
const template = `# Settings of Plimsoll for this folder and those below it. What is not said here is as a .plimsoll.yaml further up says,
# or else as it is by default. Editor, command line and CI read the same file.

# Which rules are on: recommended (the default), strict (what is defensible), all (opinion too).
# preset: recommended

# Single rules: a severity (error, warning, information, hint), on, off, or a severity with options.
# rules:
#   dockerfile/floating-tag: error
#   kubernetes/missing-memory-limit: off

# Other rules for some paths.
# overrides:
#   - files: ["dev/**"]
#     preset: recommended

# Paths that are not linted, besides those that git ignores.
# ignore:
#   - third_party/

# Another configuration, relative to this one; what stands here wins over it.
# extends: ../base.plimsoll.yaml
`;

/** Writes the file into the folder at hand, unless it is there, and opens it. */
export async function createConfig(): Promise<void> {
  const folder = await pickFolder();
  if (!folder) return;
  const file = Uri.joinPath(folder, name);
  if (!(await exists(file))) await workspace.fs.writeFile(file, new TextEncoder().encode(template));
  await window.showTextDocument(file);
}

async function pickFolder(): Promise<Uri | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1) return (await window.showWorkspaceFolderPick())?.uri;
  if (!folders[0]) void window.showInformationMessage(`Open a folder first: ${name} belongs to one.`);
  return folders[0]?.uri;
}

async function exists(file: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(file);
    return true;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return false;
    throw error;
  }
}
