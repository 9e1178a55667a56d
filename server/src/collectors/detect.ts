import { readClassic, readFluentBitYaml } from './fluent-bit.ts';
import { readFluentd } from './fluentd.ts';
import type { ConfigText, Reading } from './model.ts';
import { readVectorToml, readVectorYaml } from './vector.ts';

type Reader = (config: ConfigText) => Reading;

/** Reads a configuration, and says what it is told by; undefined for what is none of a collector that is known. */
export function readerOf(name: string, text: string): Reader | undefined {
  if (/\.conf$|^[^.]*$/u.test(name)) {
    if (classicSection.test(text)) return readClassic;
    return fluentdSection.test(text) ? readFluentd : undefined;
  }
  if (/\.toml$/u.test(name)) return vectorTable.test(text) ? readVectorToml : undefined;
  if (!/\.(?:ya?ml|json)$/u.test(name)) return undefined;
  if (isVectorTree(text)) return readVectorYaml;
  return pipelineKey.test(text) && /^[ \t]+(?:inputs|outputs):/mu.test(text) ? readFluentBitYaml : undefined;
}

const classicSection = /^[ \t]*\[(?:SERVICE|INPUT|FILTER|OUTPUT|PARSER|MULTILINE_PARSER)\][ \t]*\r?$/imu;
const fluentdSection = /^[ \t]*<(?:source|match|filter|label|system|store)\b[^>\n]*>[ \t]*(?:#.*)?\r?$/mu;
const vectorTable = /^[ \t]*\[(?:sources|transforms|sinks)\.[^\]\n]+\]/mu;
const pipelineKey = /^[ \t]*pipeline:[ \t]*(?:#.*)?\r?$/mu;

function isVectorTree(text: string): boolean {
  if (/^\s*\{/u.test(text)) return /"sinks"\s*:\s*\{/u.test(text) && /"(?:inputs|sources)"\s*:/u.test(text);
  return /^[ \t]*sinks:[ \t]*\r?$/mu.test(text) && /^[ \t]*(?:sources|transforms):[ \t]*\r?$/mu.test(text);
}

/**
 * Whether a file may be the configuration of a collector, by its name: by that of the program, or of a folder of its.
 * Nobody wants every `*.conf` and `*.toml` of a repository to be read.
 */
export function isCollectorName(path: string): boolean {
  const [file = '', ...folders] = path.split(/[/\\]/u).reverse();
  if (!/\.(?:conf|toml|ya?ml|json)$/iu.test(file)) return false;
  const isOwn = /^(?:fluent|td-agent|vector(?:[.-]|$))/iu.test(file);
  return isOwn || folders.slice(0, 3).some((folder) => /fluent|^td-agent|^vector$/iu.test(folder));
}
