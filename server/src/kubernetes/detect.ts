/** Whether a file is for Kubernetes, told from its text alone, so that a half-typed file stays one. */
export function isKubernetesFile(path: string, text: string): boolean {
  if (isKustomization(path) || isChart(path)) return true;
  return /\.(?:ya?ml|json)$/i.test(path) && (mayHoldObjects(text) || mayHoldOperations(text));
}

/** kubectl and kustomize take this file by its name: it may say neither `kind` nor `apiVersion`. */
export function isKustomization(path: string): boolean {
  return /(?:^|[/\\])kustomization(?:\.ya?ml)?$/i.test(path);
}

/** What makes a folder a Helm chart. */
export function isChart(path: string): boolean {
  return /(?:^|[/\\])Chart\.yaml$/.test(path);
}

/** A patch by its place: `patches/web.yaml`, `memory-patch.yaml`, `patch.yaml`. */
export function isPatchPath(path: string): boolean {
  return /(?:^|[/\\])patch(?:es)?[/\\]|(?:^|[/\\_.-])patch(?:es)?[^/\\]*\.[a-z]+$/i.test(path);
}

/** Whether `kind` and `apiVersion` stand where an object has them. Nothing else is worth parsing. */
export function mayHoldObjects(text: string): boolean {
  const brace = flowStart.exec(text)?.[0].length;
  if (brace === undefined) return yamlKind.test(text) && yamlVersion.test(text);
  const flow = text.slice(brace - 1);
  return hasJsonKeys(flow) || (flowKind.test(flow) && flowVersion.test(flow));
}

/** Comments and a document start, then a brace that opens no template action. */
const flowStart = /^(?:\s|#[^\n]*\n|---(?=\s))*\{(?!\{)/;
const flowKind = /[{,]\s*kind\s*:/;
const flowVersion = /[{,]\s*apiVersion\s*:/;

/** A list of operations on an object (JSON Patch), which says nothing of the object itself. */
export function mayHoldOperations(text: string): boolean {
  return isList.test(text) && yamlOperation.test(text) && yamlPath.test(text);
}

/** The first line that is neither blank nor a comment nor the start of a document begins an item. */
const isList = /^(?:[ \t]*(?:#[^\n]*|---[ \t]*)?\r?\n)*[ \t]*(?:\[|-[ \t])/;
const yamlOperation = /["']?\bop["']?[ \t]*:[ \t]*["']?(?:add|replace|remove|test|copy|move)\b/;
const yamlPath = /["']?\bpath["']?[ \t]*:[ \t]*["']?\//;

const yamlKind = /^["']?kind["']?[ \t]*:/m;
const yamlVersion = /^["']?apiVersion["']?[ \t]*:/m;

/** The outermost keys of a JSON text decide: a schema or an index may have thousands of `kind` further in. */
function hasJsonKeys(text: string): boolean {
  const missing = new Set(['kind', 'apiVersion']);
  let depth = 0;
  for (let at = 0; at < text.length && missing.size > 0; at++) {
    const char = text[at];
    if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') depth--;
    else if (char === '"') {
      const end = endOfString(text, at);
      if (depth === 1) missing.delete(text.slice(at + 1, end));
      at = end;
    }
  }
  return missing.size === 0;
}

function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/**
 * What of a document is worth parsing. Definitions of custom resources are nine tenths schema that no rule reads, and
 * often most of a repository's YAML: they end where their `spec` begins.
 */
export function worthReading(text: string): string {
  // A part that holds several documents could not be split, and has no one end.
  if (!text.includes('CustomResourceDefinition') || text.includes('\n---')) return text;
  const kind = /^kind:[ \t]*["']?CustomResourceDefinition\b/m.exec(text);
  const spec = kind && /^spec:/m.exec(text);
  return spec && kind.index < spec.index ? text.slice(0, spec.index) : text;
}
