import type { Span } from '../core/span.ts';
import type { YamlProblem } from '../yaml/events.ts';
import type { YamlFile } from '../yaml/file.ts';
import type { YamlKey, YamlNode } from '../yaml/node.ts';

/**
 * What a Compose file means. `at` is where a finding about the whole thing stands. A reading is undefined where the field
 * is absent or unknown; variables with a default (`${TAG:-1.2}`) read as that default, others are unknown. Ask
 * `node.lacks(path)` before you call something missing: it knows of overrides, `extends` and variables.
 */
export interface ComposeFile {
  readonly yaml: YamlFile;
  readonly problems: readonly YamlProblem[];
  readonly root: YamlNode;
  readonly services: readonly Service[];
  readonly networks: readonly Definition[];
  readonly volumes: readonly Definition[];
  readonly secrets: readonly Definition[];
  readonly configs: readonly Definition[];
  /** It is laid over another file, so that what is not here is not missing. */
  readonly isOverride: boolean;
  /** Other files add to it (`include`). */
  readonly includes: boolean;
  /** The driver that bounds the logs of services by what a `daemon.json` of the project says; undefined where none does. */
  readonly boundedDriver: string | undefined;
}

/** An entry of the top-level `networks`, `volumes`, `secrets` or `configs`. */
export interface Definition {
  readonly name: string;
  readonly at: Span;
  readonly node: YamlNode;
  readonly external: boolean;
}

export interface Service {
  readonly file: ComposeFile;
  readonly name: string;
  readonly key: YamlKey;
  /** The key of the service. */
  readonly at: Span;
  /** The service with what it extends in this file behind it. */
  readonly node: YamlNode;
  readonly image: string | undefined;
  readonly build: Build | undefined;
  readonly ports: readonly Port[];
  readonly volumes: readonly ServiceVolume[];
  readonly environment: readonly Variable[];
  /** In every form that is written: `mem_limit` as well as `deploy.resources.limits.memory`. */
  readonly limits: Limits;
  readonly logging: Logging | undefined;
  /** It extends a service of another file. */
  readonly extendsElsewhere: boolean;
  /** What is not here is not missing: more of it stands elsewhere. */
  readonly partial: boolean;
}

export interface Build {
  readonly node: YamlNode;
  readonly context: string | undefined;
  readonly dockerfile: string | undefined;
  readonly target: string | undefined;
}

/** A part of a short form (`127.0.0.1` in `127.0.0.1:80:80`), or a value of a long one. */
export interface Part {
  readonly span: Span;
  /** As written, without quotes. */
  readonly source: string;
  /** Undefined where a variable without a default stands in it. */
  readonly value: string | undefined;
}

/** A port or range of ports, both ends included. */
export interface PortRange extends Part {
  readonly first: number | undefined;
  readonly last: number | undefined;
}

export interface Port {
  readonly service: Service;
  readonly node: YamlNode;
  /** The whole short form, or the `published` or `target` value of the long one. */
  readonly at: Span;
  readonly form: 'short' | 'long';
  /** Absent where the port is published on every interface. */
  readonly hostIp: Part | undefined;
  /** Absent where Docker picks a port. */
  readonly published: PortRange | undefined;
  readonly target: PortRange | undefined;
  /** `tcp` by default; undefined where unknown. */
  readonly protocol: string | undefined;
  /** Of the long form, where it says so: `host` or `ingress`. */
  readonly mode: string | undefined;
}

export interface ServiceVolume {
  readonly service: Service;
  readonly node: YamlNode;
  readonly at: Span;
  readonly form: 'short' | 'long';
  /** Undefined where unknown. */
  readonly type: 'volume' | 'bind' | 'tmpfs' | 'npipe' | 'cluster' | 'image' | undefined;
  /** The path or the name of the volume; absent for an anonymous volume. */
  readonly source: Part | undefined;
  readonly target: Part | undefined;
  readonly readOnly: boolean;
}

export interface Variable {
  readonly name: string;
  /** The item of a list, or the value of a mapping. */
  readonly node: YamlNode;
  readonly at: Span;
  /** Undefined where it is passed on from the outside or unknown. */
  readonly value: string | undefined;
}

export interface Limits {
  readonly memory: readonly Limit[];
  readonly cpus: readonly Limit[];
  readonly pids: readonly Limit[];
}

export interface Limit {
  /** `mem_limit`, `deploy.resources.limits.memory`... */
  readonly path: readonly string[];
  readonly node: YamlNode;
  /** Bytes, CPUs or processes; Infinity where it says that there is no bound; undefined where unknown or no such value. */
  readonly amount: number | undefined;
}

export interface Logging {
  readonly node: YamlNode;
  /** `json-file` is only Docker's usual default: undefined where nothing is said, or unknown. */
  readonly driver: YamlNode | undefined;
  readonly options: YamlNode | undefined;
}
