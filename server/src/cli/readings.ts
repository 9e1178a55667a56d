import { createHash } from 'node:crypto';
import type { Settings } from '../core/settings.ts';
import { movedTo, type Readable, type Reading, type Readings } from '../linter/reading.ts';

/** A reading of a file, good for the text and the settings that the key was made of. */
export interface KeptReading {
  readonly uri: string;
  readonly key: string;
  readonly reading: Reading;
}

/** At most one reading a file, so that a store does not grow as files are edited. */
export interface ReadingStore extends Readings {
  add(kept: KeptReading): void;
  /** @param json a reading, parsed when it is asked for */
  addText(uri: string, key: string, json: string): void;
  /** The readings as they were added or set, as JSON. */
  texts(): Iterable<{ readonly uri: string; readonly key: string; readonly json: string }>;
  isEmpty(): boolean;
  /** Whether there is more in it than what was added as text. */
  isChanged(): boolean;
}

export function createReadings(): ReadingStore {
  const entries = new Map<string, { readonly key: string; readonly reading?: Reading; readonly json?: string }>();
  let changed = false;
  return {
    get(readable) {
      const { uri } = readable;
      const entry = entries.get(uri);
      if (!entry || entry.key !== keyOf(readable)) return undefined;
      return entry.reading ?? parsed(uri, entry.json!);
    },
    set(readable, reading) {
      const { uri } = readable;
      entries.set(uri, { key: keyOf(readable), reading });
      changed = true;
    },
    add({ uri, key, reading }) {
      entries.set(uri, { key, reading });
      changed = true;
    },
    addText(uri, key, json) {
      entries.set(uri, { key, json });
    },
    *texts() {
      for (const [uri, { key, reading, json }] of entries) {
        // Without its address, so that it is as good in another place.
        yield { uri, key, json: json ?? JSON.stringify(movedTo('', reading!)) };
      }
    },
    isEmpty: () => entries.size === 0,
    isChanged: () => changed,
  };
}

/** undefined where the text was damaged, and the file has to be read again. */
function parsed(uri: string, json: string): Reading | undefined {
  try {
    return movedTo(uri, JSON.parse(json));
  } catch {
    return undefined;
  }
}

/** The same for equal texts that are read under equal settings. */
export function keyOf({ text, settings }: Readable): string {
  return createHash('sha1').update(settingsText(settings)).update('\n').update(text).digest('base64url');
}

const settingsTexts = new WeakMap<Settings, string>();

/** Files under the same configuration share their settings, which thus are written out once. */
function settingsText(settings: Settings): string {
  const known = settingsTexts.get(settings);
  if (known !== undefined) return known;
  const text = JSON.stringify([...settings]);
  settingsTexts.set(settings, text);
  return text;
}
