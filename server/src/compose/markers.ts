import { span } from '../core/span.ts';
import type { SuppressedName, Suppression } from '../core/suppress.ts';
import { commentsOf } from '../yaml/file.ts';
import type { ComposeFile } from './model.ts';

const marker = /^#\s*dclint\s+(disable(?:-line)?)\b[ \t]*(.*)$/;

/** dclint's comments: `# dclint disable [rules]` at the top speaks of the file, `disable-line` of its line. */
export function readMarkers({ yaml }: ComposeFile): Suppression[] {
  if (!yaml.text.includes('dclint')) return [];
  return commentsOf(yaml).flatMap((comment): Suppression[] => {
    const match = marker.exec(yaml.text.slice(comment.span.start, comment.span.end));
    if (!match) return [];
    const scope = match[1] === 'disable-line' ? comment.scope : comment.top ? span(0, yaml.text.length + 1) : undefined;
    const start = comment.span.start + match[0].length - match[2]!.length;
    const names: SuppressedName[] = [...match[2]!.matchAll(/[^\s,]+/g)].map((word) => ({
      text: `dclint/${word[0]}`,
      span: span(start + word.index, start + word.index + word[0].length),
    }));
    if (names.length === 0) names.push({ text: 'all', span: comment.span });
    return scope ? [{ removal: comment.span, scope, names, reason: '', origin: 'dclint' }] : [];
  });
}
