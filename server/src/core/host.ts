/** The only way to the outside. Paths are URIs; there is no file system down here. */
export interface Host {
  /** The bytes of a file; undefined where there is none. Rejects where it cannot be read. */
  read(uri: string): Promise<Uint8Array | undefined>;
  /** The first bytes of a file, or all where it has fewer. Left out by hosts that have no cheap way to them. */
  head?(uri: string, bytes: number): Promise<Uint8Array | undefined>;
  /** The entries of a folder; undefined where there is none. */
  list(uri: string): Promise<readonly Entry[] | undefined>;
  /** undefined where there is nothing. Size in bytes, time in milliseconds since 1970. */
  stat(uri: string): Promise<Stat | undefined>;
}

/** Runs another program over texts, and gives what it prints. Rejects where it cannot be run, or does not end well. */
export type RunProgram = (call: ProgramCall) => Promise<string>;

export interface ProgramCall {
  /** A name on the PATH, or a path. */
  readonly program: string;
  readonly options: readonly string[];
  /** They become files `0`, `1`... of an empty folder, in which the program runs with their names behind its options. */
  readonly texts: readonly string[];
  /** Exit codes that say that it did its work. */
  readonly good: readonly number[];
  readonly signal: AbortSignal;
}

export type EntryType = 'file' | 'folder' | 'other';

export interface Entry {
  readonly name: string;
  readonly type: EntryType;
}

export interface Stat {
  readonly type: EntryType;
  readonly size: number;
  readonly mtime: number;
}
