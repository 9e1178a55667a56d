import { parseDocument, type Document as YamlDocument } from 'yaml';
import { type Config, type ReadConfig, readConfig } from '../core/config.ts';
import type { ConfigProblem } from '../core/config-values.ts';
import type { Host } from '../core/host.ts';
import type { Preset, RegisteredRule } from '../core/rule.ts';
import { laidOver, type RuleSetting, resolveSettings, type Settings } from '../core/settings.ts';
import { type Span, span } from '../core/span.ts';
import { join, parentOf, resolve } from '../core/uri.ts';
import { hadolintConfigNames, readHadolintConfig } from './hadolint-config.ts';
import { type IgnoreRules, ignoreRules, isIgnored } from './ignore.ts';
import { kubeLinterConfigNames, readKubeLinterConfig } from './kube-linter-config.ts';
import { decodeText } from './text.ts';

/** A kind of configuration file. Of its names the first that a folder has is read. */
interface Format {
  readonly names: readonly string[];
  readonly read: (value: unknown, rules: readonly RegisteredRule[]) => ReadConfig;
}

const ownFormat: Format = { names: ['.plimsoll.yaml', '.plimsoll.yml'], read: readConfig };
/** Those that people have from other tools, which speak of different rules. Our own wins over them. */
const peerFormats: readonly Format[] = [
  { names: hadolintConfigNames, read: readHadolintConfig },
  { names: kubeLinterConfigNames, read: readKubeLinterConfig },
];

/** Whether the file says which rules are in force for others, by its name. */
export function isConfig(uri: string): boolean {
  return [ownFormat, ...peerFormats].some((format) => isNamed(uri, format));
}

function isNamed(uri: string, { names }: Format): boolean {
  return names.includes(uri.slice(uri.lastIndexOf('/') + 1));
}

/** Something wrong in a configuration file. What it says there is left out; all else stays in force. */
export interface ConfigFault {
  readonly uri: string;
  readonly text: string;
  readonly span: Span;
  readonly message: string;
}

export interface FileConfig {
  readonly settings: Settings;
  /** Whether the file is passed over, by every language or by the one with that id. */
  isIgnored(language?: string): boolean;
  /** Whether the ignore markers of that origin count. */
  heeds(origin: string): boolean;
}

/** What the command line may set over all files. */
export interface Overriding {
  readonly preset?: Preset;
  /** The one configuration file to use, instead of looking for them. */
  readonly config?: string;
}

export interface Configs {
  /** The rules in force for a file: the nearest configuration, over those of the folders above it. */
  of(uri: string): Promise<FileConfig>;
  /** What was wrong in the files read so far. */
  faults(): readonly ConfigFault[];
  /** Forgets everything read, to be called when a configuration file changes. */
  forget(): void;
}

/** A configuration file with the folder that its paths are relative to. */
interface Layer {
  readonly folder: string;
  readonly config: Config;
  readonly ignore: IgnoreRules;
  readonly ignoreOf: ReadonlyMap<string, IgnoreRules>;
  readonly overrides: readonly {
    readonly files: IgnoreRules;
    readonly preset?: Preset;
    readonly shared?: Rules;
    readonly rules: Rules;
  }[];
}
type Rules = Readonly<Record<string, RuleSetting>>;

export function createConfigs(host: Host, rules: readonly RegisteredRule[], overriding: Overriding = {}): Configs {
  let layers = new Map<string, Promise<readonly Layer[]>>();
  let faults = new Map<string, readonly ConfigFault[]>();
  let settingsByKey = new Map<string, Settings>();

  /** The layers that hold for the files of a folder, outermost first. Stops climbing at the root of a repository. */
  function layersOf(folder: string): Promise<readonly Layer[]> {
    const known = layers.get(folder);
    if (known) return known;
    const read = (async () => {
      const names = new Set(((await host.list(folder).catch(() => undefined)) ?? []).map(({ name }) => name));
      const layersFrom = async ({ names: known }: Format) => {
        const name = known.find((name) => names.has(name));
        return name ? ((await readFile(join(folder, name), [])) ?? []) : [];
      };
      const own = await layersFrom(ownFormat);
      const named = new Set(own.flatMap(({ config }) => Object.keys(config.rules)));
      const peers = (await Promise.all(peerFormats.map(layersFrom))).flat().map((peer) => sparing(peer, named));
      const parent = names.has('.git') ? undefined : parentOf(folder);
      return [...(parent ? await layersOf(parent) : []), ...peers, ...own];
    })();
    layers.set(folder, read);
    return read;
  }

  /**
   * The layers of one file, those that it extends first; undefined where there is no such file.
   * @param left counts down the files that may still be read: two that extend each other's bases twice multiply
   */
  async function readFile(
    uri: string,
    chain: readonly string[],
    left = { files: mostExtended },
  ): Promise<readonly Layer[] | undefined> {
    let bytes: Uint8Array | undefined;
    const own: ConfigFault[] = [];
    try {
      bytes = await host.read(uri);
    } catch (error) {
      faults.set(uri, [{ uri, text: '', span: span(0, 0), message: `cannot be read: ${messageOf(error)}` }]);
      return [];
    }
    if (!bytes) return undefined;
    const decoded = decodeText(bytes);
    if ('fault' in decoded) {
      faults.set(uri, [{ uri, text: '', span: span(0, 0), message: decoded.fault }]);
      return [];
    }
    const { text } = decoded;
    if (text.length > maxLength) {
      const message = `is longer than ${maxLength / 1024} KiB, which no configuration has to be: it is not read`;
      faults.set(uri, [{ uri, text: '', span: span(0, 0), message }]);
      return [];
    }
    const { document, value, problems } = parseConfig(text);
    for (const problem of problems) own.push({ uri, text, ...problem });
    const folder = parentOf(uri)!;
    const { read } = peerFormats.find((format) => isNamed(uri, format)) ?? ownFormat;
    const { config, problems: said } = read(value, rules);
    for (const problem of said) own.push({ uri, text, span: spanOf(document, problem), message: problem.message });
    const bases: Layer[] = [];
    for (const [index, path] of config.extends.entries()) {
      const at = spanOf(document, { path: ['extends', index], message: '' });
      const base = resolve(folder, path);
      if (!base || chain.includes(base) || base === uri) {
        own.push({ uri, text, span: at, message: `\`${path}\` extends itself` });
        continue;
      }
      if (left.files-- <= 0) {
        own.push({ uri, text, span: at, message: `is not read: at most ${mostExtended} files may be extended` });
        break;
      }
      const read = await readFile(base, [...chain, uri], left);
      if (read) bases.push(...read);
      else own.push({ uri, text, span: at, message: `\`${path}\` does not exist` });
    }
    faults.set(uri, own);
    return [...bases, layer(folder, config)];
  }

  async function of(uri: string): Promise<FileConfig> {
    const chain = overriding.config
      ? ((await (layers.get(overriding.config) ?? remember(overriding.config))) ?? [])
      : await layersOf(parentOf(uri) ?? uri);
    return {
      settings: settingsOf(uri, chain),
      isIgnored(language) {
        const patterns = chain.flatMap(({ ignore, ignoreOf }) => {
          const ofLanguage = language === undefined ? undefined : ignoreOf.get(language);
          return ofLanguage ? [ofLanguage, ignore] : [ignore];
        });
        return isIgnored(uri, false, patterns);
      },
      heeds: (origin) =>
        chain.findLast(({ config }) => config.markers?.[origin] !== undefined)?.config.markers?.[origin] ?? true,
    };
  }

  function remember(uri: string): Promise<readonly Layer[]> {
    const read = readFile(uri, []).then((found) => {
      if (!found) faults.set(uri, [{ uri, text: '', span: span(0, 0), message: 'does not exist' }]);
      return found ?? [];
    });
    layers.set(uri, read);
    return read;
  }

  /** Files under the same layers and overrides share one map, so that equal settings are one object. */
  function settingsOf(uri: string, chain: readonly Layer[]): Settings {
    let preset: Preset = 'recommended';
    const said: Record<string, RuleSetting> = {};
    const key: string[] = [];
    const add = (own: Rules, ownPreset: Preset | undefined) => {
      preset = ownPreset ?? preset;
      for (const [id, setting] of Object.entries(own)) said[id] = laidOver(said[id], setting);
    };
    for (const { folder, config, overrides } of chain) {
      key.push(folder);
      add(config.shared ?? {}, undefined);
      add(config.rules, config.preset);
      for (const [index, override] of overrides.entries()) {
        if (!isIgnored(uri, false, [override.files])) continue;
        key.push(String(index));
        add(override.shared ?? {}, undefined);
        add(override.rules, override.preset);
      }
    }
    const id = key.join('\n');
    const known = settingsByKey.get(id);
    if (known) return known;
    const settings = resolveSettings(rules, overriding.preset ?? preset, said);
    settingsByKey.set(id, settings);
    return settings;
  }

  return {
    of,
    faults: () => [...faults.values()].flat(),
    forget() {
      layers = new Map();
      faults = new Map();
      settingsByKey = new Map();
    },
  };
}

function layer(folder: string, config: Config): Layer {
  return {
    folder,
    config,
    ignore: ignoreRules(folder, config.ignore),
    ignoreOf: new Map(
      Object.entries(config.ignoreOf ?? {}).map(([language, patterns]) => [language, ignoreRules(folder, patterns)]),
    ),
    overrides: config.overrides.map(({ files, ...said }) => ({ ...said, files: ignoreRules(folder, files) })),
  };
}

/** A layer that silences none of the rules. */
function sparing(layer: Layer, rules: ReadonlySet<string>): Layer {
  const kept = Object.entries(layer.config.rules).map(([id, setting]) => {
    if (!rules.has(id)) return [id, setting] as const;
    const { severity, aliases = {}, ...rest } = setting;
    const loud = Object.fromEntries(Object.entries(aliases).filter(([, said]) => said !== 'off'));
    return [id, { ...rest, ...(severity && severity !== 'off' && { severity }), aliases: loud }] as const;
  });
  return { ...layer, config: { ...layer.config, rules: Object.fromEntries(kept) } };
}

/** In UTF-16 units. The parser looks for keys that stand twice, in time that grows with the square of their number. */
const maxLength = 128 * 1024;

const mostExtended = 100;

function parseConfig(text: string) {
  const document = parseDocument(text, { uniqueKeys: true, logLevel: 'error' });
  // One slip makes a dozen errors, and the first of them says it all.
  const problems = document.errors.slice(0, 1).map(({ pos, code, message }) => ({
    span: span(pos[0], pos[1]),
    message: explanations[code] ?? sentence(message),
  }));
  if (problems.length > 0) return { document, value: undefined, problems };
  try {
    return { document, value: document.toJS() as unknown, problems };
  } catch (error) {
    return { document, value: undefined, problems: [{ span: span(0, 0), message: messageOf(error) }] };
  }
}

/** What the parser says where a person needs other words. */
const explanations: Readonly<Record<string, string>> = {
  RESOURCE_EXHAUSTION: 'this is nested too deeply to be read',
  MULTIPLE_DOCS: 'a second document begins here, which nobody reads: put everything into one',
  DUPLICATE_KEY: 'this key stands here twice',
};

/** The key that the path leads to, or the value where it leads into a list; the start of the file where it leads nowhere. */
function spanOf(document: YamlDocument, { path }: ConfigProblem): Span {
  const parent = document.getIn(path.slice(0, -1), true) as
    | { items?: readonly { key?: { value?: unknown; range?: number[] } }[] }
    | undefined;
  const pair = parent?.items?.find((item) => item?.key?.value === path.at(-1));
  // A text that stands alone where a list may stand is its first item.
  const alone = parent?.items ? undefined : parent;
  const node = (pair?.key ?? document.getIn(path, true) ?? alone) as { range?: readonly number[] } | undefined;
  const [start = 0, end = 0] = node?.range ?? [];
  return span(start, end);
}

/** The first line of a message of the YAML library; the rest is a drawing of the place. */
function sentence(message: string): string {
  return message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/u, '');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
