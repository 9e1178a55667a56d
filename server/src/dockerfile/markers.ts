import { lineAt, nextLineStart, type Span, span } from '../core/span.ts';
import type { FaultySuppression, SuppressedName, Suppression } from '../core/suppress.ts';
import { readCheckOptions } from './checks.ts';
import { commentsOf } from './comments.ts';
import type { Dockerfile, DockerfileComment, Instruction } from './model.ts';

/** Ignore markers of hadolint, BuildKit, checkov and trivy. They are honoured, and never reported as unused. */
export function markersOf(file: Dockerfile): readonly Suppression[] {
  return [...checkMarkers(file), ...hadolintMarkers(file), ...scannerMarkers(file)];
}

/** `# check=skip=...` among the directives speaks of the file, above an instruction of that. */
function checkMarkers(file: Dockerfile): readonly Suppression[] {
  const top = file.directives
    .filter(({ name }) => name === 'check')
    .flatMap(({ value, valueSpan, span }) => checkMarker(value, valueSpan.start, span, wholeOf(file)));
  const commentsAbove = new Map<number, DockerfileComment[]>();
  for (const comment of file.comments) {
    if (comment.instruction === undefined || comment.inside) continue;
    const others = commentsAbove.get(comment.instruction);
    if (others) others.push(comment);
    else commentsAbove.set(comment.instruction, [comment]);
  }
  const above = file.instructions.flatMap((instruction, index) => {
    const comment = checkComment(file, commentsAbove.get(index) ?? []);
    return comment ? checkMarker(comment.value, comment.start, comment.span, instruction.span) : [];
  });
  return [...top, ...above];
}

function checkMarker(value: string, start: number, removal: Span, scope: Span): readonly Suppression[] {
  const options = readCheckOptions(value);
  if (typeof options === 'string') return [];
  const names = options.skipped.map(({ name, start: offset }): SuppressedName => {
    const at = start + offset;
    return { text: `buildkit/${name}`, span: span(at, at + name.length) };
  });
  return marker('buildkit', scope, removal, names, options.remark.replace(/^\/\/\s*/u, ''));
}

/**
 * The first of the comments above an instruction that speaks of checks. Other comments and blank lines may stand between,
 * but an empty comment parts what is above it from the instruction, and an indented one is not read.
 */
function checkComment(file: Dockerfile, above: readonly DockerfileComment[]) {
  const { text } = file;
  const start = above.findLastIndex(({ span }) => isFlush(text, span) && span.end - span.start === 1) + 1;
  for (const comment of above.slice(start)) {
    const { span } = comment;
    const match = /^#\s*check\s*=\s*(?=\S)/iu.exec(textOf(file, comment));
    if (!match || !isFlush(text, span)) continue;
    const valueStart = span.start + match[0].length;
    return { value: text.slice(valueStart, span.end), start: valueStart, span };
  }
  return undefined;
}

function isFlush(text: string, { start }: Span): boolean {
  return lineAt(text, start).start === start;
}

// Anything else behind the codes makes hadolint read none of them.
const hadolint =
  /^#[ \t]*hadolint[ \t]+(?:(global|stage)[ \t]+)?ignore[ \t]*=[ \t]*((?:[DLSC\d]+[ \t]*,[ \t]*)*[DLSC\d]+)[ \t]*(?:#(.*))?$/du;

/** `# hadolint ignore=...` counts right above its instruction, and nowhere within one. */
function hadolintMarkers(file: Dockerfile): readonly Suppression[] {
  return file.comments.flatMap((comment) => {
    const match = comment.inside ? null : hadolint.exec(textOf(file, comment));
    if (!match) return [];
    const [, reach, codes = '', reason = ''] = match;
    const start = comment.span.start + match.indices![2]![0];
    const names = namesIn(codes, start, (code) => `${code.startsWith('SC') ? 'shellcheck' : 'hadolint'}/${code}`);
    return marker('hadolint', hadolintScope(file, comment, reach), comment.span, names, reason.trim());
  });
}

function hadolintScope(file: Dockerfile, comment: DockerfileComment, reach: string | undefined): Span | undefined {
  if (reach === 'global') return wholeOf(file);
  const below = instructionBelow(file, comment);
  return reach === 'stage' ? file.stages.find(({ from }) => from === below)?.span : below?.span;
}

/** Comments that are meant for hadolint and do nothing. It says nothing of them itself. */
export function faultyMarkersOf(file: Dockerfile): readonly FaultySuppression[] {
  return file.comments.flatMap((comment): FaultySuppression[] => {
    const text = textOf(file, comment);
    if (!/^#\s*hadolint\b.*\bignore\s*[=:]/iu.test(text)) return [];
    const fault = hadolintFault(file, comment, hadolint.exec(text));
    return fault ? [{ span: comment.span, fault }] : [];
  });
}

function hadolintFault(
  file: Dockerfile,
  comment: DockerfileComment,
  match: RegExpExecArray | null,
): string | undefined {
  if (!match) return 'hadolint reads `# hadolint ignore=DL3008,SC2086` with nothing behind the codes but ` # reason`';
  if (comment.inside) return 'hadolint reads no comment within an instruction; put it right above';
  if (hadolintScope(file, comment, match[1])) return undefined;
  return match[1] === 'stage'
    ? 'hadolint looks for what a stage may do right above its FROM, with no line between'
    : 'hadolint looks for it right above an instruction, with no line between';
}

/** The instruction that begins on the line below. */
function instructionBelow({ text, instructions }: Dockerfile, comment: DockerfileComment): Instruction | undefined {
  const below = comment.instruction === undefined ? undefined : instructions[comment.instruction];
  const next = nextLineStart(text, comment.span.end);
  return below && lineAt(text, below.span.start).start === next ? below : undefined;
}

/** `# checkov:skip=ID:reason` speaks of the file, `# trivy:ignore:ID` of the instruction below. */
function scannerMarkers(file: Dockerfile): readonly Suppression[] {
  return commentsOf(file).flatMap((comment) => {
    const match = /^#\s*(checkov:skip=|trivy:ignore:)([^\s:]+)(?::(.*))?/du.exec(textOf(file, comment));
    if (!match) return [];
    const [, word, ids = '', reason = ''] = match;
    const start = comment.span.start + match.indices![2]![0];
    return word === 'trivy:ignore:'
      ? marker('trivy', comment.scope, comment.span, namesIn(ids, start, trivyName), '')
      : marker(
          'checkov',
          wholeOf(file),
          comment.span,
          namesIn(ids, start, (id) => `checkov/${id}`),
          reason.trim(),
        );
  });
}

/** Trivy has written the same id in three ways: `AVD-DS-0002`, `DS-0002`, `DS002`. */
function trivyName(id: string): string {
  const digits = /^(?:AVD-)?DS-?(\d+)$/iu.exec(id)?.[1];
  return digits ? `trivy/DS-${digits.padStart(4, '0')}` : `trivy/${id}`;
}

function wholeOf({ text }: Dockerfile): Span {
  return span(0, text.length + 1);
}

/** The names in a list that commas part, with their places. */
function namesIn(list: string, start: number, full: (id: string) => string): readonly SuppressedName[] {
  return [...list.matchAll(/[^,\s]+/gu)].map(({ 0: id, index }) => ({
    text: full(id),
    span: span(start + index, start + index + id.length),
  }));
}

function textOf({ text }: Dockerfile, { span }: { readonly span: Span }): string {
  return text.slice(span.start, span.end);
}

/** None where it speaks of nothing. */
function marker(
  origin: string,
  scope: Span | undefined,
  removal: Span,
  names: readonly SuppressedName[],
  reason: string,
): readonly Suppression[] {
  return scope && names.length > 0 ? [{ removal, scope, names, reason, origin }] : [];
}
