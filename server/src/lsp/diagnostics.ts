import {
  type Diagnostic,
  DiagnosticSeverity,
  type PublishDiagnosticsParams,
  type TextDocuments,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { ConfigFault } from '../linter/configs.ts';
import { lineStarts } from '../linter/lines.ts';
import type { Linter, Report } from '../linter/linter.ts';
import { diagnosticOf, rangeOf, source } from './convert.ts';

/** Turns reports into diagnostics, and knows which of them a client has already. */
export interface Diagnostics {
  of(report: Report): { readonly resultId: string; readonly items: Diagnostic[] };
  push(report: Report): PublishDiagnosticsParams;
  /** Those that differ from what the client says it has. */
  changed(reports: readonly Report[], previous: ReadonlyMap<string, string>): WorkspaceDocumentDiagnosticReport[];
}

/** What says that a file is no longer there: it takes away what was found in it. */
export function goneReports(
  previous: ReadonlyMap<string, string>,
  has: (uri: string) => boolean,
): WorkspaceDocumentDiagnosticReport[] {
  return [...previous]
    .filter(([uri, resultId]) => resultId !== gone && !has(uri))
    .map(([uri]) => ({ kind: 'full', uri, version: null, resultId: gone, items: [] }));
}

/** The result id of a file that is no longer there. */
const gone = 'gone';

export function createDiagnostics(
  linter: Linter,
  documents: TextDocuments<TextDocument>,
  pageScheme: string | undefined,
): Diagnostics {
  const pageOf = (rule: string) => (pageScheme ? `${pageScheme}:/${rule}.md` : undefined);
  const latest = new Map<string, { readonly content: string; readonly resultId: string }>();
  let counter = 0;

  function of(report: Report) {
    const items = [
      ...report.findings.map((finding) => diagnosticOf(finding, report.lines, linter.lines, pageOf)),
      ...configDiagnostics(linter.configFaults(), report.uri),
    ];
    const content = JSON.stringify(items);
    const before = latest.get(report.uri);
    if (before?.content === content) return { resultId: before.resultId, items };
    const resultId = String(counter++);
    latest.set(report.uri, { content, resultId });
    return { resultId, items };
  }

  return {
    of,
    push(report) {
      const open = documents.get(report.uri);
      return { uri: report.uri, ...(open && { version: open.version }), diagnostics: of(report).items };
    },
    changed(reports, previous) {
      return reports.flatMap((report): WorkspaceDocumentDiagnosticReport[] => {
        const { uri } = report;
        const { resultId, items } = of(report);
        const before = previous.get(uri);
        if (before === resultId || (before === undefined && items.length === 0)) return [];
        const version = documents.get(uri)?.version ?? null;
        return [{ kind: 'full', uri, version, resultId, items }];
      });
    },
  };
}

/** What is wrong in a configuration file, shown in that file. */
function configDiagnostics(faults: readonly ConfigFault[], file: string): Diagnostic[] {
  return faults
    .filter(({ uri }) => uri === file)
    .map(({ text, span, message }) => ({
      range: rangeOf(span, lineStarts(text)),
      severity: DiagnosticSeverity.Error,
      source,
      message,
    }));
}
