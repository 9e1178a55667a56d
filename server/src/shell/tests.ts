import type { TestExpression } from 'unbash';
import { type Span, span } from '../core/span.ts';
import type { Command, Condition, Test, TestWord, Word } from './model.ts';

/** The operators of test(1), those of bash's `[[` too, that stand before one operand. */
const unary = /^-[a-zA-Z]$/u;
/** Those that stand between two. */
const binary = /^(?:==?|!=|=~|<=?|>=?|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))$/u;

/** A command `[ ... ]` or `test ...` as the questions it asks; undefined for any other command. */
export function testOfCommand(command: Command): Test | undefined {
  const brackets = command.name?.value;
  if (brackets !== '[' && brackets !== 'test') return undefined;
  const isClosed = brackets === '[' && command.args.at(-1)?.value === ']';
  const reading: Reading = {
    words: isClosed ? command.args.slice(0, -1) : command.args,
    at: 0,
    conditions: [],
    joints: [],
  };
  while (reading.at < reading.words.length) readCondition(reading, []);
  return { brackets, command, span: command.span, conditions: reading.conditions, joints: reading.joints };
}

interface Reading {
  readonly words: readonly Word[];
  at: number;
  readonly conditions: Condition[];
  readonly joints: TestWord[];
}

function readCondition(reading: Reading, negations: readonly Span[]): void {
  const [first, second, third] = reading.words.slice(reading.at) as [Word, Word?, Word?];
  const isBinary = second !== undefined && third !== undefined && isOperator(second, binary);
  const isLast = reading.at === reading.words.length - 1;
  if (first.text === '!' && !isBinary && !isLast) {
    reading.at++;
    readCondition(reading, [...negations, first.span]);
  } else if (isParenthesis(first) && !isBinary && !isLast) {
    reading.at++;
  } else if (isBinary) {
    add(reading, { negations, left: first, operator: said(second), right: third, span: around(first, third) }, 3);
  } else if (second && isOperator(first, unary)) {
    add(reading, { negations, left: undefined, operator: said(first), right: second, span: around(first, second) }, 2);
  } else {
    add(reading, { negations, left: undefined, operator: undefined, right: first, span: first.span }, 1);
  }
}

function add(reading: Reading, condition: Condition, words: number): void {
  reading.conditions.push(condition);
  reading.at += words;
  while (reading.at < reading.words.length && isParenthesis(reading.words[reading.at]!)) reading.at++;
  const joint = reading.words[reading.at];
  if (!joint || !/^-[ao]$/u.test(joint.text)) return;
  reading.joints.push(joint);
  reading.at++;
}

function isParenthesis({ text }: Word): boolean {
  return /^(?:\\|'|")?[()](?:'|")?$/u.test(text);
}

/** An operator may be quoted or escaped as `\<` must be. */
function isOperator({ value, text }: Word, pattern: RegExp): boolean {
  return value !== undefined && pattern.test(value) && !/^["']/u.test(text);
}

/** As the command gets it, without its backslash. */
function said({ value, text, span }: Word): TestWord {
  return { text: value ?? text, span };
}

function around(first: { readonly span: Span }, last: { readonly span: Span }): Span {
  return span(first.span.start, last.span.end);
}

/** What `[[ ... ]]` asks. */
export function readTestExpression(
  expression: TestExpression,
  toWord: (word: Extract<TestExpression, { type: 'TestUnary' }>['operand']) => Word,
  locate: (start: number, end: number) => Span,
  source: string,
): Pick<Test, 'conditions' | 'joints'> {
  const conditions: Condition[] = [];
  const joints: TestWord[] = [];
  const find = (text: string, from: number): TestWord => {
    const at = Math.max(from, source.indexOf(text, from));
    return { text, span: locate(at, at + text.length) };
  };
  const visit = (node: TestExpression, negations: readonly Span[]): void => {
    switch (node.type) {
      case 'TestNot':
        visit(node.operand, [...negations, ...node.negations.map(({ pos, end }) => locate(pos, end))]);
        return;
      case 'TestGroup':
        visit(node.expression, negations);
        return;
      case 'TestLogical':
        for (const [index, operand] of node.operands.entries()) {
          if (index > 0) joints.push(find(node.operator, node.operands[index - 1]!.end));
          visit(operand, index === 0 ? negations : []);
        }
        return;
      case 'TestUnary': {
        const right = toWord(node.operand);
        const isAlone = node.operand.pos === node.pos;
        const operator = isAlone ? undefined : find(node.operator, node.pos);
        conditions.push({ negations, left: undefined, operator, right, span: locate(node.pos, node.end) });
        return;
      }
      case 'TestBinary': {
        const left = toWord(node.left);
        const operator = find(node.operator, node.left.end);
        const right = toWord(node.right);
        conditions.push({ negations, left, operator, right, span: locate(node.pos, node.end) });
        return;
      }
    }
  };
  visit(expression, []);
  return { conditions, joints };
}
