import type { Comment } from '../core/language.ts';
import { contains, lineAt, nextLineStart, type Span, span } from '../core/span.ts';
import type { SuppressedName, Suppression } from '../core/suppress.ts';
import { commentsOf, type Part, type YamlFile } from '../yaml/file.ts';
import type { YamlEntry } from '../yaml/node.ts';
import type { KubernetesFile } from './model.ts';

/** The ignore markers of other linters that people already have in their manifests, under the names of our aliases. */
export function readMarkers(file: KubernetesFile): Suppression[] {
  return [...annotationMarkers(file), ...commentMarkers(file)];
}

type Names = (entry: YamlEntry, rest: string) => SuppressedName[];

/** Annotations by the beginning of their keys; `rest` is what follows it. They speak of their whole object. */
const annotations: readonly (readonly [origin: string, prefix: string, names: Names])[] = [
  ['kube-linter', 'ignore-check.kube-linter.io/', ({ key }, check) => [named('kube-linter', check, key.span)]],
  ['kube-linter', 'kube-linter.io/ignore-all', ({ key }) => [{ text: 'all', span: key.span }]],
  [
    'kube-score',
    'kube-score/ignore',
    ({ value }) =>
      words(value.string).map((word) =>
        word === '*' ? { text: 'all', span: value.span } : named('kube-score', word, value.span),
      ),
  ],
  [
    'checkov',
    'checkov.io/skip',
    ({ value }) => words(value.string?.replace(/=.*/s, '')).map((id) => named('checkov', id, value.span)),
  ],
  [
    'polaris',
    'polaris.fairwinds.com/',
    ({ key, value }, rest) => {
      if (value.string !== 'true') return [];
      if (rest === 'exempt') return [{ text: 'all', span: key.span }];
      return rest.endsWith('-exempt') ? [named('polaris', rest.slice(0, -'-exempt'.length), key.span)] : [];
    },
  ],
];

function annotationMarkers({ resources }: KubernetesFile): Suppression[] {
  const markers: Suppression[] = [];
  for (const { object, workloads } of resources) {
    const holders = [object.node, ...workloads.map(({ template }) => template)];
    const entries = new Set(holders.flatMap((holder) => holder.get('metadata', 'annotations')?.entries ?? []));
    for (const entry of entries) {
      for (const [origin, prefix, namesOf] of annotations) {
        if (!entry.key.text.startsWith(prefix)) continue;
        const names = namesOf(entry, entry.key.text.slice(prefix.length));
        const removal = span(entry.key.span.start, Math.max(entry.key.span.end, entry.value.span.end));
        const reason = entry.value.string?.replace(/^[^=]*=/s, '') ?? '';
        if (names.length > 0) markers.push({ removal, scope: object.node.span, names, reason, origin });
      }
    }
  }
  return markers;
}

function commentMarkers({ yaml }: KubernetesFile): Suppression[] {
  if (!/trivy:ignore|checkov:skip/.test(yaml.text)) return [];
  const markers: Suppression[] = [];
  for (const comment of commentsOf(yaml)) {
    const text = yaml.text.slice(comment.span.start, comment.span.end);
    const part = yaml.parts.findLast(({ base }) => base <= (comment.scope ?? comment.span).start)!;
    for (const match of text.matchAll(/trivy:ignore:([\w-]+)/g)) {
      const id = /^(?:AVD-)?(KSV|KCV)-?0*(\d+)$/i.exec(match[1]!);
      const name = id ? `${id[1]!.toUpperCase()}-${id[2]!.padStart(4, '0')}` : match[1]!;
      markers.push(commentMarker('trivy', name, comment, trivyScope(yaml, comment, part), match));
    }
    for (const match of text.matchAll(/checkov:skip=(\w+)(?::([^#]*))?/g)) {
      markers.push(commentMarker('checkov', match[1]!, comment, spanOf(part), match));
    }
  }
  return markers;
}

function commentMarker(
  origin: string,
  id: string,
  comment: Comment,
  scope: Span,
  match: RegExpMatchArray,
): Suppression {
  const start = comment.span.start + match.index! + match[0].indexOf(match[1]!);
  const name = named(origin, id, span(start, start + match[1]!.length));
  return { removal: comment.span, scope, names: [name], reason: match[2]?.trim() ?? '', origin };
}

/** trivy ignores what stands below the line that the comment speaks of; above a document that is all of it. */
function trivyScope({ text }: YamlFile, { scope, span: own }: Comment, part: Part): Span {
  if (!scope || contains(scope, own)) return scope ?? own;
  const firstLine = part.known.comments.firstLine;
  if (firstLine && firstLine.start + part.base === scope.start) return spanOf(part);
  const indent = indentAt(text, scope.start);
  let end = scope.end;
  for (let start = nextLineStart(text, end); start < text.length; start = nextLineStart(text, start)) {
    const line = lineAt(text, start);
    const isBlank = text.slice(line.start, line.end).trim() === '';
    if (!isBlank && indentAt(text, start) <= indent) break;
    end = line.end;
  }
  return span(scope.start, end);
}

function indentAt(text: string, start: number): number {
  return /^ */.exec(text.slice(start, start + 200))![0].length;
}

function spanOf({ base, text }: Part): Span {
  return span(base, base + text.length);
}

function named(tool: string, name: string, at: Span): SuppressedName {
  return { text: `${tool}/${name}`, span: at };
}

function words(text: string | undefined): string[] {
  return text?.split(/[\s,]+/).filter(Boolean) ?? [];
}
