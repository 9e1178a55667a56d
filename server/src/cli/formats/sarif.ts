import type { Severity } from '../../core/finding.ts';
import { type Format, type Location, troubleLine } from './outcome.ts';

/** SARIF 2.1.0, with the page of every rule that found something. */
export const sarif: Format = ({ findings, troubles, version }) => {
  const rules = [...new Map(findings.map(({ rule }) => [rule.id, rule])).values()];
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        columnKind: 'utf16CodeUnits',
        tool: {
          driver: {
            name: 'Plimsoll',
            version,
            rules: rules.map(({ id, rule, page }) => ({
              id,
              shortDescription: { text: rule.title },
              help: { text: page, markdown: page },
              defaultConfiguration: { level: levels[rule.severity as Severity] },
              properties: { tags: [rule.burden], aliases: rule.aliases ?? [] },
            })),
          },
        },
        invocations: [
          {
            executionSuccessful: troubles.length === 0,
            toolExecutionNotifications: troubles.map((trouble) => ({
              level: 'error',
              message: { text: troubleLine(trouble) },
            })),
          },
        ],
        results: findings.map(({ finding, related, ...place }) => ({
          ruleId: finding.rule,
          ruleIndex: indexes.get(finding.rule),
          level: levels[finding.severity],
          message: { text: finding.message },
          locations: [location(place)],
          ...(related.length > 0 && {
            relatedLocations: related.map((other) => ({ ...location(other), message: { text: other.message } })),
          }),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
};

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' };

function location({ file, line, column, endLine, endColumn }: Location) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** Relative as the path is, so that whoever shows the results can look for the file below their own root. */
function uriOf(file: string): string {
  const path = file.split('/').map(encodeURIComponent).join('/');
  if (file.startsWith('/')) return `file://${path}`;
  return /^[A-Za-z]:\//u.test(file) ? `file:///${path.replace('%3A', ':')}` : path;
}
