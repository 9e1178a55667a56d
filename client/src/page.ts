import { commands, type Disposable, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** Rule pages are documents of their own scheme, so that they open without a network and without a file. */
export const pageScheme = 'plimsoll-rule';

/** Asks the server for the pages: the client knows no rule. */
export function registerPages(client: BaseLanguageClient): Disposable {
  return workspace.registerTextDocumentContentProvider(pageScheme, {
    async provideTextDocumentContent(uri) {
      const rule = ruleOf(uri);
      const page = await client.sendRequest<string | null>('plimsoll/page', { rule });
      return page ?? `There is no rule \`${rule}\`.\n`;
    },
  });
}

/** Opens the page the way package.json associates its scheme: as the preview that VS Code makes of Markdown. */
export async function showPage(rule: string): Promise<void> {
  await commands.executeCommand('vscode.open', Uri.from({ scheme: pageScheme, path: `/${rule}.md` }));
}

function ruleOf(page: Uri): string {
  return page.path.slice(1).replace(/\.md$/, '');
}
