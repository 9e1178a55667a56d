// The extension wherever it runs. One bundle serves both hosts, so that the package holds the client library once; what
// belongs to the other host is in it and never evaluated.
import type { ExtensionContext } from 'vscode';

const host = 'importScripts' in globalThis ? import('./browser.ts') : import('./node.ts');

export async function activate(context: ExtensionContext): Promise<void> {
  (await host).activate(context);
}

export async function deactivate(): Promise<void> {
  await (await host).deactivate();
}
