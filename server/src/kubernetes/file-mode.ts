import type { YamlNode } from '../yaml/node.ts';
import type { Volume } from './model.ts';

export interface DecimalMode {
  readonly node: YamlNode;
  /** The mode that the number stands for: `0670` for 440. */
  readonly mode: string;
  /** What was meant: `0440`. */
  readonly octal: string;
  /** It is above 0777, which the API takes for no mode. */
  readonly isRefused: boolean;
}

/** Modes of files that look octal and are written without the `0` in front. */
export function decimalModes({ source }: Volume): DecimalMode[] {
  return modesOf(source).flatMap((node) => {
    const { string = '', number = 0 } = node;
    const isMeantOctal = number > 0o777 ? /^[0-7]{3}$/.test(string) : usual.has(string);
    if (node.type !== 'number' || !isMeantOctal) return [];
    return { node, mode: `0${number.toString(8)}`, octal: `0${string}`, isRefused: number > 0o777 };
  });
}

/** Numbers up to 0777 (511) that nobody means as they stand; unlike 420, which is 0644. */
const usual: ReadonlySet<string> = new Set(['400', '440', '444', '500']);

/** `defaultMode` of the volume, and `mode` of each file in it. */
function modesOf(source: YamlNode | undefined): YamlNode[] {
  if (!source) return [];
  const projected = (source.get('sources')?.items ?? []).flatMap((item) => item.entries.map(({ value }) => value));
  const files = [source, ...projected].flatMap((part) => part.get('items')?.items ?? []);
  return [source.get('defaultMode'), ...files.map((file) => file.get('mode'))].filter((node) => node !== undefined);
}
