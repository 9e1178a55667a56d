import { digestFault } from '../../knowledge/image-reference.ts';
import type { AddInstruction, Argument, CopyInstruction, Heredoc, Transfer } from '../model.ts';
import { readHeredocWord } from '../text/heredocs.ts';
import { allUnset, lex } from '../text/lex.ts';
import { flagValue } from './flags.ts';
import { readJsonArguments } from './json.ts';
import { argumentAt, type Line } from './line.ts';
import type { Base } from './read.ts';
import { gitFault, kindOfSource } from './remote.ts';

export function readCopy(line: Line, base: Base<'COPY'>): CopyInstruction {
  const from = flagValue(base.flags, 'from');
  const isName = lex(from?.value ?? '', { escape: line.escape, lookup: allUnset }).value === (from?.value ?? '');
  if (from && !isName) {
    line.report(
      from.span,
      'variables are not expanded in `--from`: name the image in a FROM of its own, with an ARG above',
    );
  }
  const transfer = readTransfer(line, base);
  for (const { value, text, span } of transfer.sources) {
    const source = value ?? text;
    if (kindOfSource(source) !== 'local') line.report(span, `COPY fetches nothing: \`${source}\` is for ADD`);
  }
  return {
    ...base,
    ...transfer,
    from: from && { ...from, value: isName ? from.value : undefined },
    fromStage: undefined,
  };
}

export function readAdd(line: Line, base: Base<'ADD'>): AddInstruction {
  const transfer = readTransfer(line, base);
  for (const { value, text, span } of transfer.sources) {
    const fault = value !== undefined && kindOfSource(value) === 'git' ? gitFault(value) : undefined;
    if (fault) line.report(span, `\`${text}\` cannot be fetched: ${fault}`);
  }
  checkChecksum(line, base, transfer);
  return { ...base, ...transfer };
}

function readTransfer(
  line: Line,
  base: Base<'COPY'> | Base<'ADD'>,
): Transfer & { readonly heredocs: readonly Heredoc[] } {
  const { keyword, word } = base;
  const json = readJsonArguments(line);
  const all = json ?? line.split.words.map((place) => argumentAt(line, place));
  const destination = all.at(-1);
  const isHeredoc = (argument: Argument) => !json && readHeredocWord(argument.text) !== undefined;
  const heredocs = base.heredocs.map((heredoc) => expandBody(line, heredoc));
  checkOwner(line, base);
  if (all.length < 2) {
    line.report(destination?.span ?? word.span, `${keyword} wants a source and a destination`);
    const isLoneSource = destination !== undefined && !isHeredoc(destination);
    const sources = isLoneSource ? [destination] : [];
    return { sources, destination: undefined, json: json !== undefined, heredocs };
  }
  if (isHeredoc(destination!)) line.report(destination!.span, `${keyword} wants a destination behind the heredoc`);
  return {
    sources: all.slice(0, -1).filter((argument) => !isHeredoc(argument)),
    destination: isHeredoc(destination!) ? undefined : destination,
    json: json !== undefined,
    heredocs,
  };
}

/** The builder expands variables in the body, and takes quotes for what they are. */
function expandBody(line: Line, heredoc: Heredoc): Heredoc {
  const { body, expand } = heredoc;
  if (!expand || !body.text.includes('$')) return heredoc;
  const at = (start: number, end: number) => ({ start: body.span.start + start, end: body.span.start + end });
  const { variables, fault } = lex(body.text, { escape: '\\', lookup: line.lookup, plainQuotes: true });
  if (fault)
    line.report(at(fault.start, fault.end), `the heredoc \`${heredoc.name}\` cannot be read: ${fault.message}`);
  return {
    ...heredoc,
    variables: variables.map(({ name, modifier, start, end }) => ({ name, modifier, span: at(start, end) })),
  };
}

function checkOwner(line: Line, { flags }: Base<'COPY'> | Base<'ADD'>): void {
  const mode = flagValue(flags, 'chmod');
  if (mode?.value && !isMode(mode.value)) {
    line.report(
      mode.span,
      `\`${mode.text}\` is no mode: write up to four octal digits, or a form such as \`u=rwX,go=rX\``,
    );
  }
  const owner = flagValue(flags, 'chown');
  const link = flags.findLast(({ name }) => name === 'link');
  const isLinked = link && (!link.value || /^true$/iu.test(link.value.text));
  if (isLinked && owner?.value?.split(/:(.*)/su, 2).some((name) => !/^(?:root|[-+]?\d+)?$/u.test(name))) {
    line.report(
      owner.span,
      `with \`--link\` nobody knows the users of the image: write \`${owner.text}\` as numbers, or leave \`--link\` out`,
    );
  }
}

const clause = '[augo]*(?:[-+=][rwxXstugo]*)+';
const symbolicMode = new RegExp(`^${clause}(?:,${clause})*$`, 'u');

function isMode(text: string): boolean {
  return /^0*[0-7]{1,4}$/u.test(text) || symbolicMode.test(text);
}

function checkChecksum(line: Line, { flags }: Base<'ADD'>, { sources }: Transfer): void {
  const checksum = flagValue(flags, 'checksum');
  if (!checksum?.value) return;
  const [source] = sources;
  if (!source || sources.length > 1) {
    line.report(checksum.span, '`--checksum` wants exactly one source, which ADD fetches');
    return;
  }
  if (source.value === undefined) return;
  const kind = kindOfSource(source.value);
  if (kind === 'local' && !source.value.startsWith('github.com/')) {
    line.report(
      source.span,
      `\`--checksum\` is for what is fetched: \`${source.text}\` is a path of the build context`,
    );
  }
  const fault = kind === 'url' ? digestFault(checksum.value) : undefined;
  if (fault) line.report(checksum.span, `\`${checksum.text}\` is no checksum: ${fault}`);
}
