import type { Hover } from 'vscode-languageserver';
import { ruleNames } from '../core/names.ts';
import type { RegisteredRule } from '../core/rule.ts';
import { contains, lineAt, span } from '../core/span.ts';
import type { Report } from '../linter/linter.ts';
import { rangeOf } from './convert.ts';

/** The pages of the rules that found something at the offset, or of the rule that is named there in an ignore comment. */
export function hover(
  report: Report,
  text: string,
  offset: number,
  rules: readonly RegisteredRule[],
): Hover | undefined {
  const at = span(offset, offset);
  const here = report.findings.filter((finding) => contains(finding.span, at));
  const named = here.length === 0 ? nameAt(text, offset, rules) : undefined;
  const ids = named ? named.ids : here.map(({ rule }) => rule);
  const pages = rules.filter(({ id }) => ids.includes(id)).map(({ id, page }) => summary(id, page));
  if (pages.length === 0) return undefined;
  const range = rangeOf(named?.span ?? here[0]!.span, report.lines);
  return { contents: { kind: 'markdown', value: pages.join('\n\n---\n\n') }, range };
}

/** A page without its samples: what is wrong, why, and what to do. */
export function summary(id: string, page: string): string {
  const prose = page.split(/^## (?!Why|What to do|Options)/mu)[0]!.trim();
  return prose.replace(/^# (.*)$/mu, `**$1** \`${id}\``).replace(/^## (.*)$/gmu, '**$1**');
}

/** The rules that a word in a comment names. Words elsewhere are nobody's business here. */
function nameAt(text: string, offset: number, rules: readonly RegisteredRule[]) {
  const line = lineAt(text, offset);
  const hash = text.slice(line.start, line.end).indexOf('#');
  if (hash === -1 || line.start + hash > offset) return undefined;
  const before = /[\w/.-]*$/u.exec(text.slice(line.start, offset))![0].length;
  const after = /^[\w/.-]*/u.exec(text.slice(offset, line.end))![0].length;
  const word = span(offset - before, offset + after);
  const name = text.slice(word.start, word.end);
  if (name === 'all') return undefined;
  const ids = rules.some(({ rule }) => rule.burden === name) ? undefined : ruleNames(rules).find(name);
  return ids && { ids, span: word };
}
