import type { ScriptEvent } from './events.ts';
import type { Instruction, Stage } from './model.ts';

/**
 * Whether a file is there by then because an instruction names it: a COPY, ADD or bind mount of the file itself, or by a
 * pattern that its name begins with (`package*.json`). A folder that may hold it tells nothing.
 */
export function copiedFile({ stage, instruction }: ScriptEvent, file: string): boolean {
  if (sourcesOf(instruction).some((source) => names(source, file))) return true;
  return isCopied(stage, instruction, file);
}

function isCopied({ instructions, parent }: Stage, before: Instruction | undefined, file: string): boolean {
  const earlier = before ? instructions.slice(0, Math.max(0, instructions.indexOf(before))) : instructions;
  return (
    earlier.some((each) => each.keyword !== 'RUN' && sourcesOf(each).some((source) => names(source, file))) ||
    (parent !== undefined && isCopied(parent, undefined, file))
  );
}

function sourcesOf(instruction: Instruction): readonly string[] {
  if (instruction.keyword === 'COPY' || instruction.keyword === 'ADD')
    return instruction.sources.map(({ text }) => text);
  if (instruction.keyword !== 'RUN') return [];
  return instruction.mounts.flatMap(({ options }) => options.find(({ name }) => name === 'source')?.value?.text ?? []);
}

/** Whether the last part of a path, a pattern perhaps, is the file's name. */
function names(path: string, file: string): boolean {
  const pattern = path.slice(path.lastIndexOf('/') + 1);
  if (!/^[\w.]/u.test(pattern)) return false;
  const parts = pattern.split(/([*?])/u).map((part) => {
    if (part === '*') return '.*';
    return part === '?' ? '.' : part.replace(/[\\^$.+()|{}]/gu, '\\$&');
  });
  try {
    return new RegExp(`^${parts.join('')}$`, 'u').test(file);
  } catch {
    // A bracket that is never closed.
    return false;
  }
}
