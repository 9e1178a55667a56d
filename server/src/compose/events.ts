import type { ComposeFile, Port, Service, ServiceVolume } from './model.ts';

/** In document order: the file, then each service and what it publishes and mounts; the file once more at its end. */
export interface ComposeEvents {
  'compose:file': ComposeFile;
  'compose:service': Service;
  'compose:port': Port;
  'compose:volume': ServiceVolume;
  'compose:end': ComposeFile;
}
