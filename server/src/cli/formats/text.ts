import { type Format, printable } from './outcome.ts';

/** One line a finding, in the form that editors and terminals make clickable. */
export const text: Format = ({ findings }) =>
  findings
    .map(
      ({ file, line, column, finding }) =>
        `${printable(`${file}:${line}:${column}: ${finding.severity} ${finding.rule}: ${finding.message}`)}\n`,
    )
    .join('');
