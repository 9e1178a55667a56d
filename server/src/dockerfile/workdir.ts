import { baseConfig } from './base.ts';
import type { Environment, Stage } from './model.ts';
import { isRelative, resolvePath } from './paths.ts';

/**
 * The folder in force at a place, absolute and as WORKDIR takes it: what the last absolute WORKDIR says, and those below it.
 * Undefined where only a variable or an image of which nothing is known could tell.
 */
export function folderInForce({ workdir }: Pick<Environment, 'workdir'>, stage: Stage): string | undefined {
  if (!workdir) return baseConfig(stage)?.workdir;
  const { path, environment } = workdir;
  if (!path) return undefined;
  if (!isRelative(path)) return path.value?.startsWith('/') ? path.text : undefined;
  const above = folderInForce(environment, stage);
  return above === undefined || path.value === undefined ? undefined : below(above, path.value);
}

/** A folder below one that is written without quotes and variables. */
export function below(folder: string, relative: string): string | undefined {
  return /["'$\\`]/u.test(folder + relative) ? undefined : resolvePath(folder, relative);
}
