import { readerOf } from '../collectors/detect.ts';
import type { ConfigText, Part, Pipeline, Setting } from '../collectors/model.ts';
import { type NamedReading, pipelineOf } from '../collectors/pipeline.ts';
import { settingsOf } from '../collectors/yaml.ts';
import { set } from '../yaml/edits.ts';
import type { YamlNode } from '../yaml/node.ts';
import type { KubernetesObject } from './model.ts';

interface Configured {
  readonly pipelines: readonly Pipeline[];
}

/** What the texts in a ConfigMap configure: those of one program are one configuration. */
export function configuredCollectors({ node }: KubernetesObject): Configured | undefined {
  const data = node.get('data');
  return data?.kind === 'mapping' ? { pipelines: pipelinesIn(data) } : undefined;
}

function pipelinesIn(data: YamlNode): readonly Pipeline[] {
  const readings = data.entries.flatMap(({ key, value }): NamedReading[] => {
    const config = blockOf(key.text, value);
    const read = config && readerOf(config.name, config.text);
    return read ? [{ name: key.text, ...read(config) }] : [];
  });
  const programs = new Set(readings.map(({ program }) => program));
  return [...programs].map((program) => pipelineOf(readings.filter((reading) => reading.program === program)));
}

/** The text of a literal block as it stands, margin and all, so that its offsets are those of the file. */
function blockOf(name: string, value: YamlNode): ConfigText | undefined {
  if (value.style !== 'literal' || value.string === undefined || value.via !== undefined) return undefined;
  const { source, span } = value;
  const start = source.indexOf('\n') + 1;
  if (start === 0) return undefined;
  const text = source.slice(start);
  return { name, text, base: span.start + start, margin: /^(?:[ \t]*\r?\n)*( *)/u.exec(text)![1]!.length };
}

/** How the objects of an operator are called in its program, by API group. */
const operators: Readonly<Record<string, { readonly program: Part['program']; nameOf(key: string): string }>> = {
  'fluentbit.fluent.io': { program: 'fluent-bit', nameOf: fromCamelCase },
  'logging.banzaicloud.io': { program: 'fluentd', nameOf: (key) => key.toLowerCase() },
};

/** An input or output of the Fluent Operator, or of the Logging Operator: one section of what it writes for its program. */
export function declaredCollectors({ group, kind, node }: KubernetesObject): Configured | undefined {
  const operator = group === undefined ? undefined : operators[group];
  const spec = node.get('spec');
  if (!operator || spec?.kind !== 'mapping') return undefined;
  const parts = spec.entries.flatMap(({ key, value }): Part[] => {
    if (value.kind !== 'mapping') return [];
    const plugin = key.text.toLowerCase();
    return [
      {
        program: operator.program,
        file: '',
        role: kind.endsWith('Input') ? 'input' : 'output',
        plugin,
        name: plugin,
        at: key.span,
        scope: '',
        nested: false,
        settings: new Map<string, Setting>([
          // What stands beside the plugin, such as the tags that it takes.
          ...[...settingsOf(spec, () => false, operator.nameOf)].filter(([name]) => !name.includes('.')),
          ...settingsOf(value, () => false, operator.nameOf),
        ]),
        complete: value.complete,
        add: (setting, text) => set(value, toWritten(operator.program, setting), text),
      },
    ];
  });
  return { pipelines: [{ program: operator.program, parts, whole: false, problems: [] }] };
}

/** `memBufLimit` is Fluent Bit's `Mem_Buf_Limit`, and `storageType` its `storage.type`. */
function fromCamelCase(key: string): string {
  const snake = key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`).toLowerCase();
  return snake.replace(/(^|\.)storage_type$/u, '$1storage.type');
}

function toWritten(program: Part['program'], setting: string): string[] {
  if (program === 'fluentd') return setting.split('.');
  return [setting.toLowerCase().replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase())];
}
