import type { Format } from './outcome.ts';

/** Version 1 of our own format: stable for scripts; lines and columns from 1, columns in UTF-16 units. */
export const json: Format = ({ findings, troubles, files }) =>
  `${JSON.stringify({
    version: 1,
    findings: findings.map(({ finding, rule, related, file, line, column, endLine, endColumn }) => ({
      rule: finding.rule,
      aliases: rule.rule.aliases ?? [],
      burden: rule.rule.burden,
      severity: finding.severity,
      file,
      line,
      column,
      endLine,
      endColumn,
      message: finding.message,
      fixes: finding.fixes.map(({ title, safety }) => ({ title, safety })),
      related,
    })),
    errors: troubles,
    files,
  })}\n`;
