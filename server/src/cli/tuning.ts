import { setFlagsFromString } from 'node:v8';

/**
 * Tunes V8 for a run of about a second. Measured on Node 20 with 42, 703 and 1,492 Dockerfiles: half the CPU time and a
 * quarter less memory.
 */
export function tuneForShortRun(): void {
  // What a file leaves behind is dead once its findings are known: a young generation that grows is of no use.
  setFlagsFromString('--semi-space-growth-factor=1');
  // Optimising code costs more than the run has left to gain from it, unless it is very hot. Later versions of V8 have a
  // compiler in between, need no help, and do not know this flag.
  if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=2000000');
}
