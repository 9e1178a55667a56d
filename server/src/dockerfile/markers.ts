import { type Span, span } from '../core/span.ts';
import type { SuppressedName, Suppression } from '../core/suppress.ts';
import { commentsOf } from './comments.ts';
import type { Dockerfile } from './model.ts';

/** Ignore markers of hadolint, BuildKit, checkov and trivy. They are honoured, and never reported as unused. */
export function markersOf(file: Dockerfile): readonly Suppression[] {
  const whole = span(0, file.text.length + 1);
  const found: Suppression[] = [];
  const add = (origin: string, scope: Span | undefined, at: Span, names: readonly SuppressedName[]) => {
    if (scope && names.length > 0) found.push({ removal: at, scope, names, reason: '', origin });
  };
  for (const { name, value, valueSpan, span } of file.directives) {
    const skipped = /(?:^|;)\s*skip=([^;]*)/u.exec(value)?.[1];
    if (name === 'check' && skipped)
      add(
        'buildkit',
        whole,
        span,
        namesIn(skipped, valueSpan, (id) => `buildkit/${id}`),
      );
  }
  for (const comment of commentsOf(file)) {
    const text = file.text.slice(comment.span.start, comment.span.end);
    const hadolint = /^#\s*hadolint\s+(?:(global|stage)\s+)?ignore\s*=\s*([DLSC\d,\s]+?)\s*(?:#.*)?$/u.exec(text);
    if (hadolint) {
      const [, reach, ids = ''] = hadolint;
      const stage = file.stages.find(({ from }) => from.span.start === comment.scope?.start);
      const scope = reach === 'global' ? whole : reach === 'stage' ? stage?.span : comment.scope;
      add('hadolint', scope, comment.span, namesIn(ids, comment.span, hadolintName));
    }
    const checkov = /^#\s*checkov:skip=([\w,]+)/u.exec(text)?.[1];
    if (checkov)
      add(
        'checkov',
        whole,
        comment.span,
        namesIn(checkov, comment.span, (id) => `checkov/${id}`),
      );
    const trivy = /^#\s*trivy:ignore:(\S+)/u.exec(text)?.[1];
    if (trivy) add('trivy', comment.scope, comment.span, namesIn(trivy, comment.span, trivyName));
  }
  return found;
}

function namesIn(list: string, at: Span, full: (id: string) => string): SuppressedName[] {
  return list
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
    .map((id) => ({ text: full(id), span: at }));
}

function hadolintName(id: string): string {
  return id.startsWith('SC') ? `shellcheck/${id}` : `hadolint/${id}`;
}

/** Trivy has written the same id in three ways: `AVD-DS-0002`, `DS-0002`, `DS002`. */
function trivyName(id: string): string {
  const digits = /^(?:AVD-)?DS-?(\d+)$/iu.exec(id)?.[1];
  return digits ? `trivy/DS-${digits.padStart(4, '0')}` : `trivy/${id}`;
}
