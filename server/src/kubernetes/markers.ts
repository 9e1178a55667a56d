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

interface Marked {
  readonly names: readonly SuppressedName[];
  readonly reason?: string | undefined;
}

/** Annotations by the beginning of their keys; `rest` is what follows it. They speak of their whole object. */
const annotations: readonly (readonly [
  prefix: string,
  origin: string,
  read: (entry: YamlEntry, rest: string) => Marked,
])[] = [
  [
    'ignore-check.kube-linter.io/',
    'kube-linter',
    ({ key, value }, check) => ({ names: [named('kube-linter', check, key.span)], reason: value.string }),
  ],
  [
    'kube-linter.io/ignore-all',
    'kube-linter',
    ({ key, value }) => ({ names: [{ text: 'all', span: key.span }], reason: value.string }),
  ],
  [
    'kube-score/ignore',
    'kube-score',
    ({ value }) => ({
      names: words(value.string).flatMap((check) =>
        check === '*'
          ? [{ text: 'all', span: value.span }]
          : [check, ...(implied.get(check) ?? [])].map((name) => named('kube-score', name, value.span)),
      ),
    }),
  ],
  [
    'checkov.io/skip',
    'checkov',
    ({ value }) => {
      const [id = '', ...reason] = value.string?.split('=') ?? [];
      return { names: words(id).map((check) => named('checkov', check, value.span)), reason: reason.join('=') };
    },
  ],
  [
    'polaris.fairwinds.com/',
    'polaris',
    ({ key, value }, rest) => {
      if (value.string !== 'true') return { names: [] };
      if (rest === 'exempt') return { names: [{ text: 'all', span: key.span }] };
      const [, check] = /^(.*)-exempt$/.exec(rest) ?? [];
      return { names: check ? [named('polaris', check, key.span)] : [] };
    },
  ],
];

/** Checks of kube-score that are ignored with another one. */
const implied: ReadonlyMap<string, readonly string[]> = new Map([
  ['container-resources', ['container-ephemeral-storage-request-and-limit']],
]);

function annotationMarkers(file: KubernetesFile): Suppression[] {
  const markers = new Map<number, Suppression>();
  // Objects are read when first asked for: most files have no need of it here.
  if (!annotations.some(([prefix]) => file.yaml.text.includes(prefix))) return [];
  for (const { object, workloads } of file.resources) {
    for (const holder of [object.node, ...workloads.map(({ template }) => template)]) {
      for (const entry of holder.get('metadata', 'annotations')?.entries ?? []) {
        const known = annotations.find(([prefix]) => entry.key.text.startsWith(prefix));
        if (!known) continue;
        const [prefix, origin, read] = known;
        const { names, reason = '' } = read(entry, entry.key.text.slice(prefix.length));
        const { start } = entry.key.span;
        const removal = span(start, Math.max(entry.key.span.end, entry.value.span.end));
        // A Pod is its own template: by their place, its annotations count once.
        if (names.length > 0) markers.set(start, { removal, scope: object.node.span, names, reason, origin });
      }
    }
  }
  return [...markers.values()];
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
    const own = indentAt(text, start);
    // A list may stand in the column of its key.
    const belongs = own > indent || (own === indent && text[start + own] === '-' && text[scope.start + indent] !== '-');
    if (!isBlank && !belongs) break;
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
