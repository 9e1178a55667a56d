import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { Document } from '../core/engine.ts';
import { type Finding, nameOf } from '../core/finding.ts';
import { chooseFixes, type Fix } from '../core/fix.ts';
import type { Span } from '../core/span.ts';
import { type IgnoreKind, ignoreEdit } from '../linter/ignore-edit.ts';
import type { Report } from '../linter/linter.ts';
import { rangeOf, source, textEditOf } from './convert.ts';

/** Both names: an editor may ask for every linter's fixes on save, or for ours alone. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.${source}`;

export interface ActionRequest {
  readonly document: Document;
  readonly version: number;
  readonly report: Report;
  /** The range asked about. */
  readonly span: Span;
  /** The kinds asked for; all where absent. */
  readonly only: readonly string[] | undefined;
  /** The client's diagnostics in the range, which its actions are shown under. */
  readonly diagnostics: readonly Diagnostic[];
  /** The client can open the page of a rule by the command `plimsoll.explain`. */
  readonly canExplain: boolean;
  /** The client can leave the cursor in a placeholder of an edit. */
  readonly snippets: boolean;
}

/** What can be done about the findings in a range: fix them, silence them, read about them. */
export function codeActions(request: ActionRequest): CodeAction[] {
  const { report, span, only } = request;
  if (!wants(only, CodeActionKind.QuickFix)) return [];
  const here = report.findings.filter((finding) => finding.span.start <= span.end && span.start <= finding.span.end);
  return [
    ...here.flatMap((finding) => fixActions(finding, request)),
    ...unique(here, nameOf).flatMap((finding) => [
      ...fixAllOfRule(finding, request),
      ...(finding.rule.startsWith('suppression/') ? [] : ignoreActions(finding, request)),
    ]),
    ...unique(here, ({ rule }) => rule).flatMap((finding) => pageActions(finding, request)),
  ];
}

/** The editor asks for kinds by the roots of their trees: `source` wants `source.fixAll.plimsoll` too. */
export function wants(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

function fixActions(finding: Finding, request: ActionRequest): CodeAction[] {
  const safe = finding.fixes.filter(({ safety }) => safety === 'safe');
  return finding.fixes.map((fix) => ({
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnosticsOf(finding, request),
    ...(safe.length === 1 && fix === safe[0] && { isPreferred: true }),
    edit: workspaceEdit(request, [fix]),
  }));
}

/** The fixes of every finding of the rule, where there is more than one and they do not get in each other's way. */
function fixAllOfRule(finding: Finding, request: ActionRequest): CodeAction[] {
  const name = nameOf(finding);
  const same = request.report.findings.filter((other) => nameOf(other) === name);
  const fixes = chooseFixes(same, 'unsafe');
  if (fixes.length < 2) return [];
  return [
    {
      title: `Fix all ${fixes.length} problems of ${name}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnosticsOf(finding, request),
      edit: workspaceEdit(request, fixes),
    },
  ];
}

function ignoreActions(finding: Finding, request: ActionRequest): CodeAction[] {
  const name = nameOf(finding);
  const kinds: readonly [IgnoreKind, string][] = [
    ['ignore', `Ignore ${name} here`],
    ['ignore-file', `Ignore ${name} in this file`],
  ];
  return kinds.map(([kind, title]) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: diagnosticsOf(finding, request),
    edit: { documentChanges: [documentEdit(request, [ignoreTextEdit(kind, finding, request)])] },
  }));
}

/** Where the client can, the cursor ends up on the reason, which only a person knows. */
function ignoreTextEdit(kind: IgnoreKind, finding: Finding, { document, report, snippets }: ActionRequest) {
  const edit = ignoreEdit(document, kind, nameOf(finding), finding.span, snippets ? reasonSlot : 'reason');
  const { range, newText } = textEditOf(edit, report.lines);
  if (!snippets) return { range, newText };
  const value = newText.replaceAll('\\', '\\\\').replaceAll('$', '\\$').replace(reasonSlot, '${1:reason}');
  return { range, snippet: { kind: 'snippet' as const, value } };
}

/** Stands for the placeholder while the rest of the text is escaped; no file holds this character. */
const reasonSlot = '\uE000';

function pageActions(finding: Finding, request: ActionRequest): CodeAction[] {
  if (!request.canExplain) return [];
  const title = `Show the page of ${finding.rule}`;
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnosticsOf(finding, request),
      command: { title, command: 'plimsoll.explain', arguments: [finding.rule] },
    },
  ];
}

function unique(findings: readonly Finding[], key: (finding: Finding) => string): readonly Finding[] {
  return [...new Map(findings.map((finding) => [key(finding), finding])).values()];
}

function diagnosticsOf(finding: Finding, { diagnostics, report }: ActionRequest): Diagnostic[] {
  const { start, end } = rangeOf(finding.span, report.lines);
  const key = (range: Range) => [range.start.line, range.start.character, range.end.line, range.end.character].join();
  return diagnostics.filter(
    ({ code, message, range }) =>
      code === finding.rule && message === finding.message && key(range) === key({ start, end }),
  );
}

function workspaceEdit(request: ActionRequest, fixes: readonly Fix[]): WorkspaceEdit {
  const edits = fixes.flatMap((fix) => fix.edits.map((edit) => textEditOf(edit, request.report.lines)));
  return { documentChanges: [documentEdit(request, edits)] };
}

/** With the version, so that no edit lands in a text that has changed meanwhile. */
function documentEdit({ document, version }: ActionRequest, edits: TextDocumentEdit['edits']): TextDocumentEdit {
  return { textDocument: { uri: document.uri, version }, edits };
}
