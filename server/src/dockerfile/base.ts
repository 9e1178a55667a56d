import { type ImageConfig, imageConfig } from '../knowledge/image-config.ts';
import type { Stage } from './model.ts';
import { chainOf } from './stages.ts';

/** What is known of the image that the stage and its parents stand on; undefined where a variable names it. */
export function baseConfig(stage: Stage): ImageConfig | undefined {
  const image = chainOf(stage).at(-1)?.from.image?.resolved;
  return image && imageConfig(image);
}
