import { type Edit, insert, remove, replace } from '../core/edit.ts';
import { type Fix, safe, unsafe } from '../core/fix.ts';
import type { FoundBashism } from './bashisms.ts';
import type { Command, Redirect, Script, Word } from './model.ts';

/** How to say a bashism so that every shell understands it; undefined where that takes thought. */
export function posixFix({ id, span }: FoundBashism, script: Script): Fix | undefined {
  const command = script.commands.find((each) => each.span.start <= span.start && span.end <= each.span.end);
  switch (id) {
    case 'doubleEquals':
      return safe('Write =', replace(span, '='));
    case 'source':
      return command && dot(command);
    case 'functionKeyword':
      return plainFunction(script, span.start);
    case 'redirectBoth':
    case 'redirectBothOld':
      return redirectBoth(script, span.start);
    case 'pipeBoth':
      return safe('Write 2>&1 |', replace(span, '2>&1 |'));
    case 'signalPrefix':
      return safe('Leave SIG away', remove({ start: span.start, end: span.start + 3 }));
    case 'localeQuotes':
      return safe('Leave the $ away', remove({ start: span.start, end: span.start + 1 }));
    case 'fileSubstitution': {
      const redirect = innermost(script, span.start);
      return (
        redirect &&
        safe('Read it with cat', replace({ start: redirect.span.start, end: redirect.span.start + 1 }, 'cat'))
      );
    }
    case 'doubleBrackets':
      return singleBrackets(script, span.start);
    case 'echoFlag':
      return command && printf(command);
    default:
      return undefined;
  }
}

/** `source x` looks for x in the folder it is in, `. x` in PATH alone. */
function dot({ name, args }: Command): Fix | undefined {
  const [file] = args;
  const edits = [replace(name!.span, '.')];
  if (!file) return undefined;
  if (file.text.includes('/') || file.hasExpansion) return safe('Write .', ...edits);
  return file.value === file.text ? safe('Write . ./', ...edits, insert(file.span.start, './')) : undefined;
}

function plainFunction({ compounds }: Script, start: number): Fix | undefined {
  const found = compounds.find((compound) => compound.kind === 'function' && compound.keyword?.start === start);
  if (found?.kind !== 'function') return undefined;
  const { name, parentheses } = found;
  const edits: Edit[] = [remove({ start, end: name.span.start })];
  if (!parentheses) edits.push(insert(name.span.end, '()'));
  return safe('Leave the word function away', ...edits);
}

function redirectBoth({ commands, compounds }: Script, start: number): Fix | undefined {
  const redirect = [...commands, ...compounds]
    .flatMap(({ redirects }) => redirects)
    .find(({ span }) => span.start === start);
  if (!redirect?.target) return undefined;
  const { operator, target, span } = redirect;
  const plain = operator === '&>>' ? '>>' : '>';
  const head = { start: span.start, end: span.start + operator.length };
  const isNextTo = head.end === target.span.start;
  return safe('Write > and 2>&1', replace(head, isNextTo ? `${plain} ` : plain), insert(span.end, ' 2>&1'));
}

function innermost({ commands }: Script, start: number): Redirect | undefined {
  return commands.find(({ name, span, redirects }) => !name && span.start > start && redirects.length === 1)
    ?.redirects[0];
}

/** `[[ -f "$X" ]]` as `[ -f "$X" ]`: one question, whose operands mean the same in both. */
function singleBrackets({ tests }: Script, start: number): Fix | undefined {
  const test = tests.find(({ brackets, span }) => brackets === '[[' && span.start === start);
  const [condition, ...more] = test?.conditions ?? [];
  if (!test || !condition || more.length > 0) return undefined;
  const { operator, left, right } = condition;
  const isComparison = operator !== undefined && /^(?:==?|!=|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))$/u.test(operator.text);
  const isQuestion =
    left === undefined && (operator === undefined || /^-[bcdefgGhkLnOprsStuwxz]$/u.test(operator.text));
  const words = left ? [left, right] : [right];
  if (!(left ? isComparison : isQuestion) || !words.every(isWhole)) return undefined;
  const { end } = test.span;
  const edits = [replace({ start, end: start + 2 }, '['), replace({ start: end - 2, end }, ']')];
  if (operator?.text === '==') edits.push(replace(operator.span, '='));
  return unsafe('Write [ ]', ...edits);
}

/** One word for `[` too: nothing in it is split or a pattern. */
function isWhole({ parts, text }: Word): boolean {
  return (
    !/^[<>(!]|^-[a-z]$/u.test(text) &&
    parts.every((part) => part.type === 'double-quoted' || part.type === 'single-quoted' || part.type === 'literal')
  );
}

/** `echo -e X` as `printf '%b\n' X`. */
function printf({ name, args }: Command): Fix | undefined {
  const [flag, word, ...more] = args;
  if (!flag || !word || more.length > 0) return undefined;
  const format = `${flag.text.includes('e') ? '%b' : '%s'}${flag.text.includes('n') ? '' : '\\n'}`;
  return unsafe('Write it with printf', replace({ start: name!.span.start, end: flag.span.end }, `printf '${format}'`));
}
