import { span } from '../../core/span.ts';
import { dialectOfProgram, dialectOfShebang } from '../../shell/interpreter.ts';
import type { Dialect, Script } from '../../shell/model.ts';
import { append, type JoinedText, joinPieces, type Piece } from '../../shell/offsets.ts';
import { readScript } from '../../shell/read.ts';
import type { Heredoc, RunInstruction } from '../model.ts';
import { readHeredocWord } from '../text/heredocs.ts';
import { checkDevice } from './device.ts';
import { flagValue } from './flags.ts';
import { readJson } from './json.ts';
import { type Line, restText } from './line.ts';
import { readMount } from './mount.ts';
import type { Base } from './read.ts';
import { scriptOfWords } from './script.ts';

export function readRun(line: Line, base: Base<'RUN'>): RunInstruction {
  const mounts = base.flags.filter(({ name }) => name === 'mount').map((flag) => readMount(line, flag));
  checkChoice(line, base, 'network', ['default', 'none', 'host']);
  checkChoice(line, base, 'security', ['insecure', 'sandbox']);
  for (const flag of base.flags) if (flag.name === 'device') checkDevice(line, flag);
  const words = readJson(line);
  if (words) {
    const script = scriptOfWords(words);
    return { ...base, form: 'exec', words, scripts: script ? [script] : [], mounts };
  }
  return { ...base, ...readScripts(line), words: [], mounts };
}

function readScripts(line: Line): Pick<RunInstruction, 'form' | 'scripts'> {
  const rest = restText(line);
  const { dialect } = line.environment.shell;
  const [heredoc] = line.heredocs;
  if (heredoc && readHeredocWord(rest.text)) {
    return { form: 'heredoc', scripts: [readScript(bodyText(heredoc), dialectOfBody(heredoc, dialect))] };
  }
  if (!rest.text) return { form: 'shell', scripts: [] };
  if (!heredoc) return { form: 'shell', scripts: [readScript(rest, dialect)] };
  const script = readScript(withBodies(rest, line.heredocs), dialect);
  return { form: 'shell', scripts: [script, ...scriptsOnInput(script, line.heredocs)] };
}

/** A body that begins with `#!` is run by the program that it names, any other by the shell in force. */
function dialectOfBody({ body, chomp }: Heredoc, dialect: Dialect): Dialect {
  return dialectOfShebang(chomp ? body.text.replace(/^\t+/u, '') : body.text) ?? dialect;
}

/** The heredocs that a shell reads as its script: `bash <<EOF`, `sh -s <<EOF`. */
function scriptsOnInput(script: Script, heredocs: readonly Heredoc[]): Script[] {
  return script.commands.flatMap(({ name, args, redirects }) => {
    const dialect = dialectOfProgram(name?.value ?? '');
    const takesInput = args.every(({ text }) => /^[-+]/u.test(text)) && !args.some(({ text }) => /^-\w*c$/u.test(text));
    if (dialect === 'other' || !takesInput) return [];
    return redirects.flatMap((redirect) => {
      const heredoc = heredocs.find(({ body }) => redirect.heredoc && body.span.start === redirect.heredoc.span.start);
      return heredoc && !redirect.descriptor ? [readScript(bodyText(heredoc), dialect)] : [];
    });
  });
}

/** The line and its heredocs below it, as the shell gets them. */
function withBodies(line: JoinedText, heredocs: readonly Heredoc[]): JoinedText {
  const pieces: Piece[] = [];
  for (const { name, body, terminator } of heredocs) {
    // The line break before the body stands in the line above it.
    pieces.push(['\n', body.span.start - 1], ...linesOf(body.text.replace(/\n$/u, ''), body.span.start, false));
    if (!terminator) continue;
    const tabs = '\t'.repeat(terminator.end - terminator.start - name.length);
    pieces.push(...(body.text ? [['\n', terminator.start - 1] as const] : []), [tabs + name, terminator.start]);
  }
  return append(line, pieces);
}

/** The body as its shell gets it: without the tabs that `<<-` drops. */
function bodyText({ body, chomp }: Heredoc): JoinedText {
  return joinPieces(linesOf(body.text, body.span.start, chomp));
}

/** Line by line, since a carriage return at a line's end would be taken for part of its last word. */
function linesOf(text: string, start: number, chomp: boolean): Piece[] {
  if (!chomp && !text.includes('\r')) return [[text, start]];
  return [...text.matchAll(/[^\n]*\n|[^\n]+$/gu)].flatMap(({ index, 0: whole }): Piece[] => {
    const tabs = chomp ? /^\t*/u.exec(whole)![0].length : 0;
    const content = whole.slice(tabs).replace(/\r*\n$/u, '');
    const at = start + index + tabs;
    const newline = whole.length - 1;
    const lines: [string, number][] = [[content, at]];
    return whole.endsWith('\n') ? [...lines, ['\n', start + index + newline]] : lines;
  });
}

function checkChoice(line: Line, { flags }: Base<'RUN'>, name: string, values: readonly string[]): void {
  const value = flagValue(flags, name);
  if (!value || values.includes(value.value ?? '')) return;
  const place = value.text ? value.span : (flags.find((flag) => flag.name === name)?.span ?? span(0, 0));
  line.report(place, `\`--${name}\` is one of ${values.map((each) => `\`${each}\``).join(', ')}`);
}
