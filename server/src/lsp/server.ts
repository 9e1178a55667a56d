import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
  WatchKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import manifest from '../../../package.json' with { type: 'json' };
import type { Host, RunProgram } from '../core/host.ts';
import { span } from '../core/span.ts';
import { difference } from '../linter/difference.ts';
import { languages } from '../linter/languages.ts';
import { lineStarts } from '../linter/lines.ts';
import { createLinter } from '../linter/linter.ts';
import { createShellCheck } from '../linter/shellcheck.ts';
import { rules } from '../rules/index.ts';
import { clientHost } from './client-host.ts';
import { codeActions, fixAllKind, wants } from './code-actions.ts';
import { offsetOf, source, textEditOf } from './convert.ts';
import { createDiagnostics, goneReports } from './diagnostics.ts';
import { hover } from './hover.ts';
import { createShellChecks, type Later } from './shellcheck.ts';
import { createWorkspace } from './workspace.ts';

/** What our own client says of itself; other clients say nothing, and get by without. */
interface ClientOptions {
  /** Files are to be read through the client, even where there is a disk. */
  readonly clientFiles?: boolean;
  /** The scheme under which the client shows rule pages; it then knows the command `plimsoll.explain` too. */
  readonly pageScheme?: string;
  /** The folders are trusted, so that programs may be run that their settings name. */
  readonly trusted?: boolean;
}

/** The settings of the section `plimsoll` that the server reads. */
interface EditorSettings {
  readonly run?: string;
  readonly problems?: { readonly scope?: string };
  readonly shellcheck?: { readonly enable?: boolean; readonly path?: string };
}

/** What there is on this machine; in a browser there is nothing. */
export interface Machine {
  readonly disk?: Host;
  readonly runProgram?: RunProgram;
  /** The clock, for tests that cannot wait. */
  readonly later?: Later;
}

/** Names that change what is found in other files; they are watched along with what is linted. */
const watched = [
  '**/{*[Dd]ockerfile*,*[Cc]ontainerfile*,*.yaml,*.yml,*.json,*.dockerignore}',
  '**/{fluent*,td-agent*,vector*}.{conf,toml}',
  '**/{fluent*,td-agent*,vector}/**/*.{conf,toml}',
  '**/.gitignore',
];

const afterTimeout: Later = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => clearTimeout(timer);
};

/** Runs the language server on a connection. */
export function serve(connection: Connection, machine: Machine = {}): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => initialize(connection, documents, params, machine));
  documents.listen(connection);
  connection.listen();
}

function initialize(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  params: InitializeParams,
  { disk, runProgram, later = afterTimeout }: Machine,
): InitializeResult {
  const options = (params.initializationOptions ?? {}) as ClientOptions;
  const { workspace: can, textDocument } = params.capabilities;
  const host = disk && !options.clientFiles ? disk : clientHost(connection);
  const shellCheck = createShellCheck();
  const linter = createLinter({ host, rules, languages: languages(), relayed: shellCheck.events });
  const workspace = createWorkspace(host, linter);
  const pulls = textDocument?.diagnostic !== undefined;
  const diagnostics = createDiagnostics(linter, documents, options.pageScheme);

  // Never on files of the client: they are not on this machine, and nor need be the user.
  const shellChecks =
    runProgram && !options.clientFiles
      ? createShellChecks({
          shellCheck,
          run: runProgram,
          later,
          documentOf: (uri) => linter.document(uri),
          openUris: () => documents.keys(),
          log: (message) => connection.console.warn(message),
          refresh: async (uri) => {
            await refresh(uri);
            refreshPulled();
          },
        })
      : undefined;
  let isTrusted = options.trusted === true;
  let settings: EditorSettings | undefined;
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
      const watchers: FileSystemWatcher[] = watched.map((globPattern) => ({ globPattern }));
      // Of a folder that is moved or deleted nothing but the folder is reported.
      watchers.push({ globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete });
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    await readSettings();
    if (!pulls) void pushAll();
  });
  connection.onDidChangeConfiguration(readSettings);
  connection.onNotification('plimsoll/trusted', async () => {
    isTrusted = true;
    await readSettings();
  });

  /** Findings of files that are not open are an editor's choice; without them the folders are not even read. */
  async function readSettings(): Promise<void> {
    settings = can?.configuration ? await connection.workspace.getConfiguration(source) : undefined;
    openFilesOnly = settings?.problems?.scope === 'openFiles';
    applyScope();
    const { enable = false, path = 'shellcheck' } = settings?.shellcheck ?? {};
    shellChecks?.use(isTrusted && enable ? path : undefined);
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

  function refreshPulled(): void {
    if (pulls && can?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
  }

  documents.onDidChangeContent(async ({ document }) => {
    linter.setText(document.uri, document.getText());
    if (settings?.run !== 'onSave') shellChecks?.touched(document.uri);
    await refresh(document.uri);
  });
  documents.onDidOpen(({ document }) => shellChecks?.touched(document.uri));
  documents.onDidSave(({ document }) => shellChecks?.touched(document.uri));
  connection.onShutdown(() => shellChecks?.stop());
  documents.onDidClose(async ({ document }) => {
    shellChecks?.closed(document.uri);
    linter.dropText(document.uri);
    await refresh(document.uri);
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    await workspace.changed(changes.map(({ uri }) => uri));
    // Documents that are open may read differently now: a configuration or another file of the project has changed.
    refreshPulled();
  });

  connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
    const report = await linter.lint(uri);
    workspace.touched(uri);
    const { resultId, items } = diagnostics.of(report);
    return resultId === previousResultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
  });

  const isThere = (uri: string) => workspace.has(uri) || documents.get(uri) !== undefined;

  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, partial) => {
    const previous = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const collected: WorkspaceDocumentDiagnosticReport[] = [];
    let reported = false;
    // Held open until there is something to say: the client would only ask again.
    while (!reported && !token.isCancellationRequested) {
      const news = workspace.news();
      const known = new Map(previous);
      for await (const reports of workspace.look(() => token.isCancellationRequested)) {
        const there = reports.filter(({ uri }) => isThere(uri));
        // A client may still show what it was told of a document that it has closed since, and name no result for it.
        for (const { uri } of reports) if (!isThere(uri) && !known.has(uri)) known.set(uri, '');
        const items = diagnostics.changed(there, previous);
        if (items.length === 0) continue;
        reported = true;
        if (partial) partial.report({ items });
        else collected.push(...items);
      }
      const left = goneReports(known, isThere);
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
