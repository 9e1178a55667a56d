import type { SyntaxNode } from 'unbash';

/** Syntax beyond POSIX, by the name that a message gives it. */
export type BashismName =
  | '`[[ ]]`'
  | '`(( ))`'
  | 'the arithmetic `for`'
  | '`select`'
  | '`coproc`'
  | '`function`'
  | 'an array'
  | '`+=`'
  | '`&>`'
  | '`>&` with a file'
  | '`|&`'
  | 'a here string'
  | 'process substitution'
  | "`$'...'`"
  | '`$"..."`'
  | 'brace expansion'
  | 'an extended glob'
  | 'indirect expansion'
  | 'a substring'
  | 'pattern replacement'
  | 'case modification'
  | 'parameter transformation'
  | '`source`'
  | '`declare`'
  | '`typeset`'
  | '`shopt`'
  | '`let`'
  | '`pushd`'
  | '`popd`'
  | '`==` in a test'
  | '`;&` in `case`';

/** What a node of the tree is that POSIX `sh` does not know; nothing is said of the nodes inside it. */
export function bashismOf(node: SyntaxNode, source: string): BashismName | undefined {
  switch (node.type) {
    case 'TestCommand':
      return '`[[ ]]`';
    case 'ArithmeticCommand':
      return '`(( ))`';
    case 'ArithmeticFor':
      return 'the arithmetic `for`';
    case 'Select':
      return '`select`';
    case 'Coproc':
      return '`coproc`';
    case 'Function':
      return /^function\s/u.test(source.slice(node.pos, node.pos + 9)) ? '`function`' : undefined;
    case 'ArrayValue':
      return 'an array';
    case 'Assignment':
      if (node.append) return '`+=`';
      return node.index ? 'an array' : undefined;
    case 'Redirect':
      if (node.operator === '&>' || node.operator === '&>>') return '`&>`';
      return node.operator === '>&' && !/^(?:\d+-?|-)$|\$/u.test(node.target?.text ?? '-')
        ? '`>&` with a file'
        : undefined;
    case 'HereString':
      return 'a here string';
    case 'Pipeline':
      return node.operators.includes('|&') ? '`|&`' : undefined;
    case 'ProcessSubstitution':
      return 'process substitution';
    case 'AnsiCQuoted':
      return "`$'...'`";
    case 'LocaleString':
      return '`$"..."`';
    case 'BraceExpansion':
      return 'brace expansion';
    case 'ExtendedGlob':
      return 'an extended glob';
    case 'CaseItem':
      return node.terminator === ';&' || node.terminator === ';;&' ? '`;&` in `case`' : undefined;
    case 'ParameterExpansion':
      return parameterBashism(node);
    case 'Command':
      return commandBashism(node);
    default:
      return undefined;
  }
}

function parameterBashism(node: Extract<SyntaxNode, { type: 'ParameterExpansion' }>): BashismName | undefined {
  if (node.prefix === '!') return 'indirect expansion';
  if (node.index) return 'an array';
  switch (node.operation?.type) {
    case 'Slice':
      return 'a substring';
    case 'Replace':
      return 'pattern replacement';
    case 'CaseModification':
      return 'case modification';
    case 'Transform':
      return 'parameter transformation';
    default:
      return undefined;
  }
}

const commands = ['source', 'declare', 'typeset', 'shopt', 'let', 'pushd', 'popd'] as const;

function commandBashism(node: Extract<SyntaxNode, { type: 'Command' }>): BashismName | undefined {
  const name = node.name?.text;
  if ((name === '[' || name === 'test') && node.args.some((word) => word.text === '==')) return '`==` in a test';
  const command = commands.find((command) => command === name);
  return command && `\`${command}\``;
}
