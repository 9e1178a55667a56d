import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range, type TextEdit } from 'vscode-languageserver';
import type { Edit } from '../core/edit.ts';
import type { Finding, Severity } from '../core/finding.ts';
import type { Span } from '../core/span.ts';
import { type LineStarts, positionAt } from '../linter/lines.ts';

/** The name that editors show beside every finding. */
export const source = 'plimsoll';

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function rangeOf({ start, end }: Span, lines: LineStarts): Range {
  return { start: positionAt(lines, start), end: positionAt(lines, end) };
}

/**
 * A finding in the words of the protocol.
 * @param linesOf line starts of other files that a related place may lie in
 * @param pageOf the address of a rule's page that the client can open; undefined where it can open none
 */
export function diagnosticOf(
  finding: Finding,
  lines: LineStarts,
  linesOf: (uri: string) => LineStarts | undefined,
  pageOf: (rule: string) => string | undefined,
): Diagnostic {
  const href = pageOf(finding.rule);
  return {
    range: rangeOf(finding.span, lines),
    severity: severities[finding.severity],
    code: finding.rule,
    ...(href && { codeDescription: { href } }),
    source,
    message: finding.message,
    // An ignore comment that does nothing is shown faded, as editors show unused code.
    ...(finding.rule === 'suppression/unused' && { tags: [DiagnosticTag.Unnecessary] }),
    ...(finding.related.length > 0 && {
      relatedInformation: finding.related.map(({ uri, span, message }) => ({
        location: { uri, range: rangeOf(span, uri === finding.uri ? lines : (linesOf(uri) ?? [0])) },
        message,
      })),
    }),
  };
}

export function textEditOf(edit: Edit, lines: LineStarts): TextEdit {
  return { range: rangeOf(edit, lines), newText: edit.text };
}

/** Where a position of the protocol stands in the text; past the end of a line it is the line's end. */
export function offsetOf(
  position: { readonly line: number; readonly character: number },
  lines: LineStarts,
  length: number,
): number {
  const start = lines[position.line];
  if (start === undefined) return length;
  return Math.min(start + position.character, lines[position.line + 1] ?? length, length);
}
