import { type BaseImage, baseImage } from '../knowledge/base-images.ts';
import { type ImageConfig, imageConfig } from '../knowledge/image-config.ts';
import type { ImageName, Stage } from './model.ts';
import { chainOf } from './stages.ts';

/** The image from elsewhere that the stage and its parents stand on; undefined where nobody knows it. */
export function rootImage(stage: Stage): ImageName | undefined {
  const { foundation, from } = chainOf(stage).at(-1)!;
  return foundation ? foundation.root : from.image?.resolved;
}

/** What is known of how the image in the first FROM is set up. */
export function baseConfig(stage: Stage): ImageConfig | undefined {
  const { foundation } = chainOf(stage).at(-1)!;
  if (foundation) return foundation.config;
  const image = rootImage(stage);
  return image && imageConfig(image);
}

/** What that image is made from, as far as its name tells. */
export function baseOf(stage: Stage): BaseImage | undefined {
  const image = rootImage(stage);
  return image && baseImage(image);
}
