import type { CollectorProblem, Part, Pipeline } from './model.ts';

/** Of configurations of log collectors, and of those that manifests hold: each configuration, then its sections. */
export interface CollectorEvents {
  'collectors:problem': CollectorProblem;
  'collectors:pipeline': Pipeline;
  'collectors:part': Part;
}
