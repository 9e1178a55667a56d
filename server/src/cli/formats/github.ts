import type { Severity } from '../../core/finding.ts';
import { type Format, troubleLine } from './outcome.ts';

/** Workflow commands: GitHub shows them as annotations on the changed lines. */
export const github: Format = ({ findings, troubles }) =>
  [
    ...findings.map(({ file, line, column, endLine, endColumn, finding }) =>
      command(
        levels[finding.severity],
        { file, line, col: column, endLine, endColumn, title: finding.rule },
        finding.message,
      ),
    ),
    ...troubles.map((trouble) => command('error', {}, troubleLine(trouble))),
  ].join('');

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', information: 'notice', hint: 'notice' };

function command(name: string, properties: Record<string, string | number>, message: string): string {
  const said = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name}${said.length > 0 ? ` ${said.join(',')}` : ''}::${escapeData(message)}\n`;
}

// The three characters that end a command or a line, and two more that end a property.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
