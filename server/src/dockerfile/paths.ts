import type { Argument } from './model.ts';
import { isOpen, writtenText } from './sources.ts';

/** `/srv`, and with or without an escape before the rest, `C:\srv` and `\srv`. */
const absolute = /^(?:[A-Za-z]:|[\\/])/u;

/** Whether a path surely starts from the folder in force; false too where that is for a variable to say. */
export function isRelative(argument: Pick<Argument, 'text' | 'value'>): boolean {
  const path = writtenText(argument);
  return path !== '' && !isOpen(path) && !absolute.test(path);
}

/** The absolute path that a relative one means in a folder. What points nowhere (`..` of `/`) stays at the root. */
export function resolvePath(folder: string, relative: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${relative}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
