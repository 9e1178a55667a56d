import type { YamlProblem } from '../yaml/events.ts';
import { createReadings, problemsOf, readYaml, type YamlFile } from '../yaml/file.ts';
import type { YamlNode } from '../yaml/node.ts';
import { type ParsedDocument, parseYaml } from '../yaml/parse.ts';
import { viewOf } from '../yaml/view.ts';
import { isOverridePath } from './detect.ts';
import { interpolate } from './interpolate.ts';
import { keyOrder } from './key-order.ts';
import type { ComposeFile, Definition, Service } from './model.ts';
import { readService } from './service.ts';

/** Reads Compose files, remembering what it has parsed. */
export function composeReader(): (text: string, path: string) => ComposeFile {
  const readings = createReadings();
  return (text, path) => {
    const yaml = readYaml(text, readings);
    const documents = yaml.parts.flatMap((part) =>
      part.known.parse(yaml.templated).map((parsed) => ({ part, parsed })),
    );
    const problems = yaml.templated ? [] : documents.flatMap(({ part, parsed }) => problemsOf(part, parsed));
    const roots = documents.map(({ part, parsed }) => rootOf(parsed, part.base, isOverridePath(path)));
    const root = roots.find((root) => root.get('services')) ?? roots.find(({ kind }) => kind === 'mapping') ?? roots[0];
    return readFile(yaml, problems, root ?? nothing(), isOverridePath(path));
  };
}

function rootOf(parsed: ParsedDocument, base: number, isFragment: boolean): YamlNode {
  return viewOf({ parsed, base, keyOrder, isFragment, interpret: interpolate });
}

function nothing(): YamlNode {
  return rootOf(parseYaml('{}', false)[0]!, 0, true);
}

function readFile(yaml: YamlFile, problems: readonly YamlProblem[], root: YamlNode, isOverride: boolean): ComposeFile {
  const services: Service[] = [];
  const file: ComposeFile = {
    yaml,
    problems,
    root,
    services,
    networks: definitions(root.get('networks')),
    volumes: definitions(root.get('volumes')),
    secrets: definitions(root.get('secrets')),
    configs: definitions(root.get('configs')),
    get isOverride() {
      return isOverride || (services.length > 0 && services.every(({ partial }) => partial));
    },
    includes: !root.lacks('include'),
    boundedDriver: undefined,
  };
  for (const entry of root.get('services')?.entries ?? []) {
    services.push(readService(entry, root.get('services')!, () => file));
  }
  return file;
}

function definitions(node: YamlNode | undefined): Definition[] {
  return (node?.entries ?? []).map(({ key, value }) => ({
    name: key.text,
    at: key.span,
    node: value,
    // Once it was a mapping with the real name in it.
    external: value.get('external')?.boolean === true || value.get('external')?.kind === 'mapping',
  }));
}
