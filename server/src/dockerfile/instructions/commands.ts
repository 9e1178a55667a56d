import { span } from '../../core/span.ts';
import type {
  CmdInstruction,
  CommandLine,
  EntrypointInstruction,
  HealthcheckInstruction,
  ShellInstruction,
} from '../model.ts';
import { leadingBlanks } from '../text/blanks.ts';
import { readJson } from './json.ts';
import type { Line } from './line.ts';
import type { Base } from './read.ts';
import { readCommandLine } from './script.ts';

export function readCmd(line: Line, base: Base<'CMD'>): CmdInstruction {
  return { ...base, ...readCommandLine(line) };
}

export function readEntrypoint(line: Line, base: Base<'ENTRYPOINT'>): EntrypointInstruction {
  return { ...base, ...readCommandLine(line) };
}

const none: CommandLine = { form: 'shell', words: [], script: undefined };

export function readHealthcheck(line: Line, base: Base<'HEALTHCHECK'>): HealthcheckInstruction {
  const { text, span: place } = base.rest;
  const word = /^[^\t\v\f\r ]*/u.exec(text)![0];
  const kind = word.toUpperCase();
  if (kind === 'NONE') {
    if (text.length > word.length) line.report(place, '`HEALTHCHECK NONE` takes no arguments');
    return { ...base, ...none, kind };
  }
  if (kind !== 'CMD') {
    line.report(text ? place : base.word.span, 'HEALTHCHECK wants `CMD` with a command, or `NONE`');
    return { ...base, ...none, kind: undefined };
  }
  const offset = line.split.rest.start + word.length;
  const start = offset + leadingBlanks(line.text.slice(offset));
  if (start >= line.split.rest.end) line.report(place, '`HEALTHCHECK CMD` wants a command');
  return { ...base, ...readCommandLine(line, start), kind };
}

export function readShell(line: Line, base: Base<'SHELL'>): ShellInstruction {
  const words = readJson(line);
  if (!words || words.length === 0) {
    const { text, span: place } = base.rest;
    line.report(
      text ? span(place.start, place.end) : base.word.span,
      'SHELL wants a JSON array of words: `SHELL ["/bin/sh", "-c"]`',
    );
  }
  return { ...base, words: words ?? [] };
}
