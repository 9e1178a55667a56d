import type { YamlProblem } from '../yaml/events.ts';
import { createReadings, type Part, problemsOf, readYaml } from '../yaml/file.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { ParsedDocument } from '../yaml/parse.ts';
import { viewOf } from '../yaml/view.ts';
import { isChart, isKustomization, isPatchPath, mayHoldObjects, mayHoldOperations, worthReading } from './detect.ts';
import { keyOrder } from './key-order.ts';
import type { FileRole, KubernetesFile, ManifestDocument, Resource } from './model.ts';
import { isOpenShiftTemplate, readKustomization, readObjects } from './object.ts';
import { readResource } from './resource.ts';

/** Reads manifests. What a change has not touched is not read again, and what it has not moved is handed out as it was. */
export function manifestReader(): (text: string, path: string) => KubernetesFile {
  const readings = createReadings();
  const known = new WeakMap<ParsedDocument, Read[]>();
  const documentOf = (part: Part, parsed: ParsedDocument, role: FileRole): ManifestDocument => {
    const reads = known.get(parsed) ?? [];
    const read: Read = reads.find((read) => read.role === role && read.isCut === part.isCut) ?? {
      role,
      isCut: part.isCut,
      document: undefined,
    };
    if (!reads.includes(read)) known.set(parsed, [...reads, read]);
    if (read.document?.base !== part.base) read.document = placed(read, part, parsed);
    return read.document;
  };
  return (text, path) => {
    const role = roleOf(path);
    const yaml = readYaml(text, readings, worthReading);
    const documents: ManifestDocument[] = [];
    const problems: YamlProblem[] = [];
    for (const part of yaml.parts) {
      const isAnyones = role === 'objects' || role === 'patch';
      if (isAnyones && !mayHoldObjects(part.text) && !mayHoldOperations(part.text)) continue;
      for (const parsed of part.known.parse(yaml.templated)) {
        documents.push(documentOf(part, parsed, role));
        // What renders is no YAML before it is rendered.
        if (!yaml.templated) for (const problem of problemsOf(part, parsed)) problems.push(problem);
      }
    }
    return {
      role,
      documents,
      get resources() {
        return documents.flatMap(({ resources }) => resources);
      },
      problems,
      yaml,
    };
  };
}

function roleOf(path: string): FileRole {
  if (isKustomization(path)) return 'kustomization';
  if (isChart(path)) return 'chart';
  return isPatchPath(path) ? 'patch' : 'objects';
}

/** A document as it was last read: what it says hangs on its file's role too, and on whether all of it was read. */
interface Read {
  readonly role: FileRole;
  readonly isCut: boolean;
  document: ManifestDocument | undefined;
}

function placed(read: Read, part: Part, parsed: ParsedDocument): ManifestDocument {
  const document = { parsed, base: part.base, keyOrder, isFragment: part.isCut };
  const plain = viewOf(document);
  const hasParameters = isOpenShiftTemplate(plain.get('kind')?.string, plain.get('apiVersion')?.string);
  const root = hasParameters ? viewOf({ ...document, interpret: withoutParameters }) : plain;
  let resources: readonly Resource[] | undefined;
  return {
    key: read,
    base: part.base,
    root,
    get resources() {
      resources ??= readResources(root, read.role);
      return resources;
    },
  };
}

function readResources(root: YamlNode, role: FileRole): Resource[] {
  if (role === 'chart') return [];
  if (role === 'kustomization') {
    const object = readKustomization(root);
    return object ? [readResource(object)] : [];
  }
  return readObjects(root, role === 'patch').map(readResource);
}

/** What a parameter of an OpenShift template (`${NAME}`, `${{NUMBER}}`) stands for is not known. */
function withoutParameters(text: string): string | undefined {
  return /\$\{/.test(text) ? undefined : text;
}
