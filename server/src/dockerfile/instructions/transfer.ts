import type { AddInstruction, Argument, CopyInstruction, Transfer } from '../model.ts';
import { readHeredocWord } from '../text/heredocs.ts';
import { flagValue } from './flags.ts';
import { readJsonArguments } from './json.ts';
import { argumentAt, type Line } from './line.ts';
import type { Base } from './read.ts';

export function readCopy(line: Line, base: Base<'COPY'>): CopyInstruction {
  const from = flagValue(base.flags, 'from');
  if (from?.text.match(/\$(?:\w|\{)/u)) {
    line.report(
      from.span,
      'variables are not expanded in `--from`: name the image in a FROM of its own, with an ARG above',
    );
  }
  return { ...base, ...readTransfer(line, base), from, fromStage: undefined };
}

export function readAdd(line: Line, base: Base<'ADD'>): AddInstruction {
  return { ...base, ...readTransfer(line, base) };
}

function readTransfer(line: Line, { keyword, word }: Base<'COPY'> | Base<'ADD'>): Transfer {
  const json = readJsonArguments(line);
  const all = json ?? line.split.words.map((place) => argumentAt(line, place));
  const destination = all.at(-1);
  const isHeredoc = (argument: Argument) => !json && readHeredocWord(argument.text) !== undefined;
  if (all.length < 2) {
    line.report(destination?.span ?? word.span, `${keyword} wants a source and a destination`);
    const isLoneSource = destination !== undefined && !isHeredoc(destination);
    return { sources: isLoneSource ? [destination] : [], destination: undefined, json: json !== undefined };
  }
  if (isHeredoc(destination!)) line.report(destination!.span, `${keyword} wants a destination behind the heredoc`);
  return {
    sources: all.slice(0, -1).filter((argument) => !isHeredoc(argument)),
    destination: isHeredoc(destination!) ? undefined : destination,
    json: json !== undefined,
  };
}
