import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import manifest from '../../../package.json' with { type: 'json' };
import type { Host } from '../core/host.ts';
import { span } from '../core/span.ts';
import { difference } from '../linter/difference.ts';
import { languages } from '../linter/languages.ts';
import { lineStarts } from '../linter/lines.ts';
import { createLinter } from '../linter/linter.ts';
import { rules } from '../rules/index.ts';
import { clientHost } from './client-host.ts';
import { codeActions, fixAllKind, wants } from './code-actions.ts';
import { offsetOf, source, textEditOf } from './convert.ts';
import { createDiagnostics, goneReports } from './diagnostics.ts';
import { hover } from './hover.ts';
import { createWorkspace } from './workspace.ts';

/** What our own client says of itself; other clients say nothing, and get by without. */
interface ClientOptions {
  /** Files are to be read through the client, even where there is a disk. */
  readonly clientFiles?: boolean;
  /** The scheme under which the client shows rule pages; it then knows the command `plimsoll.explain` too. */
  readonly pageScheme?: string;
}

/** Names that change what is found in other files; they are watched along with what is linted. */
const watched = ['**/{*[Dd]ockerfile*,*[Cc]ontainerfile*,*.yaml,*.yml,*.json,*.dockerignore}', '**/.gitignore'];

/** Runs the language server on a connection. `disk` is absent where there is none, as in a browser. */
export function serve(connection: Connection, disk?: Host): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => initialize(connection, documents, params, disk));
  documents.listen(connection);
  connection.listen();
}

function initialize(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  params: InitializeParams,
  disk: Host | undefined,
): InitializeResult {
  const options = (params.initializationOptions ?? {}) as ClientOptions;
  const { workspace: can, textDocument } = params.capabilities;
  const host = disk && !options.clientFiles ? disk : clientHost(connection);
  const linter = createLinter({ host, rules, languages: languages() });
  const workspace = createWorkspace(host, linter);
  const pulls = textDocument?.diagnostic !== undefined;
  const diagnostics = createDiagnostics(linter, documents, options.pageScheme);

  let openFilesOnly = false;
  let folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);

  connection.onInitialized(async () => {
    if (can?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
        applyScope();
      });
    }
    if (can?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: source });
    }
    if (can?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = watched.map((globPattern) => ({ globPattern }));
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    await readScope();
    if (!pulls) void pushAll();
  });
  connection.onDidChangeConfiguration(readScope);

  /** Findings of files that are not open are an editor's choice; without them the folders are not even read. */
  async function readScope(): Promise<void> {
    const settings = can?.configuration ? await connection.workspace.getConfiguration(source) : undefined;
    openFilesOnly = settings?.problems?.scope === 'openFiles';
    applyScope();
  }

  function applyScope(): void {
    workspace.setFolders(openFilesOnly ? [] : folders);
  }

  /** For clients that do not ask: findings are sent whenever there are new ones. */
  async function pushAll(): Promise<never> {
    for (;;) {
      const news = workspace.news();
      for await (const reports of workspace.look(() => false)) {
        for (const report of reports) await connection.sendDiagnostics(diagnostics.push(report));
      }
      await news;
    }
  }

  async function refresh(uri: string): Promise<void> {
    if (!pulls) {
      const report = await linter.lint(uri);
      await connection.sendDiagnostics(diagnostics.push(report));
    }
    workspace.touched(uri);
  }

  documents.onDidChangeContent(async ({ document }) => {
    linter.setText(document.uri, document.getText());
    await refresh(document.uri);
  });
  documents.onDidClose(async ({ document }) => {
    linter.dropText(document.uri);
    await refresh(document.uri);
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await workspace.changed(changes.map(({ uri }) => uri));
    // Documents that are open may read differently now: a configuration or another file of the project has changed.
    if (pulls && can?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
  });

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
    const report = await linter.lint(uri);
    workspace.touched(uri);
    const { resultId, items } = diagnostics.of(report);
    return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  });

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, partial) => {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const collected: WorkspaceDocumentDiagnosticReport[] = [];
    let reported = false;
    // Held open until there is something to say: the client would only ask again.
    while (!reported && !token.isCancellationRequested) {
      const news = workspace.news();
      for await (const reports of workspace.look(() => token.isCancellationRequested)) {
        const items = diagnostics.changed(reports, previous);
        if (items.length === 0) continue;
        reported = true;
        if (partial) partial.report({ items });
        else collected.push(...items);
      }
      const left = goneReports(previous, (uri) => workspace.has(uri) || documents.get(uri) !== undefined);
      if (left.length > 0) {
        reported = true;
        if (partial) partial.report({ items: left });
        else collected.push(...left);
      }
      if (!reported) await Promise.race([news, new Promise((resolve) => token.onCancellationRequested(resolve))]);
    }
    return { items: collected };
  });

  connection.onCodeAction(async ({ textDocument: { uri }, range, context }): Promise<CodeAction[]> => {
    const open = documents.get(uri);
    const document = await linter.document(uri);
    if (!open || !document) return [];
    const report = await linter.lint(uri);
    const { length } = document.text;
    const actions = codeActions({
      document,
      version: open.version,
      report,
      span: span(offsetOf(range.start, report.lines, length), offsetOf(range.end, report.lines, length)),
      only: context.only,
      diagnostics: context.diagnostics,
      canExplain: options.pageScheme !== undefined,
      snippets: can?.workspaceEdit?.snippetEditSupport === true,
    });
    const fixKind = [CodeActionKind.SourceFixAll, fixAllKind].find((kind) => context.only?.includes(kind));
    if (context.only && wants(context.only, fixAllKind)) actions.push(...(await fixAll(open, fixKind ?? fixAllKind)));
    return actions;
  });

  /** All safe fixes of the document, as one edit. */
  async function fixAll({ uri, version }: TextDocument, kind: string): Promise<CodeAction[]> {
    const fixed = await linter.fix(uri, 'safe');
    const edit = fixed && difference(fixed.before, fixed.text);
    if (!edit) return [];
    const edits = [textEditOf(edit, lineStarts(fixed.before))];
    return [
      {
        title: 'Plimsoll: fix all problems that are safe to fix',
        kind,
        edit: { documentChanges: [{ textDocument: { uri, version }, edits }] },
      },
    ];
  }

  connection.onHover(async ({ textDocument: { uri }, position }) => {
    const document = await linter.document(uri);
    if (!document) return undefined;
    const report = await linter.lint(uri);
    return hover(report, document.text, offsetOf(position, report.lines, document.text.length), rules);
  });

  connection.onRequest('plimsoll/page', ({ rule }: { rule: string }) => {
    return rules.find(({ id }) => id === rule)?.page ?? null;
  });

  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      diagnosticProvider: { identifier: source, interFileDependencies: true, workspaceDiagnostics: true },
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
      hoverProvider: true,
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
    serverInfo: { name: manifest.displayName, version: manifest.version },
  };
}
