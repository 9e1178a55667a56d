import type { DaemonFile, DaemonProblem } from './model.ts';

export interface DaemonEvents {
  'docker-daemon:problem': DaemonProblem;
  'docker-daemon:file': DaemonFile;
}
