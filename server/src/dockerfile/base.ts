import { type BaseImage, baseImage } from '../knowledge/base-images.ts';
import { type ImageConfig, imageConfig } from '../knowledge/image-config.ts';
import type { ImageName, Stage } from './model.ts';
import { chainOf } from './stages.ts';

/** The image that the stage and its parents stand on; undefined where a variable names it. */
export function rootImage(stage: Stage): ImageName | undefined {
  return chainOf(stage).at(-1)?.from.image?.resolved;
}

/** What is known of how that image is set up. */
export function baseConfig(stage: Stage): ImageConfig | undefined {
  const image = rootImage(stage);
  return image && imageConfig(image);
}

/** What that image is made from, as far as its name tells. */
export function baseOf(stage: Stage): BaseImage | undefined {
  const image = rootImage(stage);
  return image && baseImage(image);
}
