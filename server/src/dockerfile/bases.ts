import { type BaseImage, baseImage } from '../knowledge/base-images.ts';
import type { ImageName, Stage } from './model.ts';

/** The image that a stage is built on in the end; undefined where its name is not known. */
export function rootImage(stage: Stage): ImageName | undefined {
  let at = stage;
  while (at.parent) at = at.parent;
  return at.from.image?.resolved;
}

/** What that image is made from, as far as its name tells. */
export function baseOf(stage: Stage): BaseImage | undefined {
  const name = rootImage(stage);
  return name && baseImage(name);
}
