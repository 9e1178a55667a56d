/**
 * Schedules of CronJobs, as Kubernetes reads them: the five fields of cron, or a descriptor such as `@daily`. Written after
 * the documentation of robfig/cron, version 3, whose standard parser Kubernetes uses; read on 25 November 2026.
 */

interface Field {
  readonly word: string;
  readonly first: number;
  readonly last: number;
  readonly names: readonly string[];
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const days = 'sun mon tue wed thu fri sat'.split(' ');

const fields: readonly Field[] = [
  { word: 'minute', first: 0, last: 59, names: [] },
  { word: 'hour', first: 0, last: 23, names: [] },
  { word: 'day of the month', first: 1, last: 31, names: [] },
  { word: 'month', first: 1, last: 12, names: months },
  { word: 'day of the week', first: 0, last: 6, names: days },
];

const descriptors: ReadonlySet<string> = new Set([
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
]);

/** The unit that Go's durations may have, as in `1h30m`. */
const duration = /^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/u;

/** What is wrong with a schedule, to stand behind a colon; undefined for one that runs. */
export function scheduleFault(schedule: string): string | undefined {
  if (/^(?:CRON_)?TZ=/u.test(schedule)) return 'the time zone belongs into timeZone';
  const text = schedule.trim();
  if (text.startsWith('@')) return descriptorFault(text);
  const parts = text.split(/\s+/u).filter((part) => part !== '');
  if (parts.length !== fields.length)
    return `it has ${parts.length} ${parts.length === 1 ? 'field' : 'fields'}, and a schedule has five: minute, hour, day of the month, month, day of the week`;
  for (const [index, part] of parts.entries()) {
    const fault = fieldFault(part, fields[index]!);
    if (fault) return fault;
  }
  return neverFault(parts);
}

function descriptorFault(text: string): string | undefined {
  const every = /^@every\s+(.*)$/u.exec(text)?.[1];
  if (every !== undefined) return duration.test(every) ? undefined : `\`${every}\` is no duration such as 90m`;
  return descriptors.has(text) ? undefined : `\`${text}\` is none of ${[...descriptors].join(', ')} and @every`;
}

function fieldFault(part: string, field: Field): string | undefined {
  for (const item of part.split(',')) {
    const fault = itemFault(item, field);
    if (fault) return fault;
  }
  return undefined;
}

function itemFault(item: string, field: Field): string | undefined {
  const { word, first, last } = field;
  const match = /^(\*|\?|[^-/]+)(?:-([^-/]+))?(?:\/([^-/]+))?$/u.exec(item);
  if (!match) return `\`${item}\` is no ${word}`;
  const [, from = '', to, step] = match;
  if (step !== undefined && !/^0*[1-9]\d*$/u.test(step)) return `\`/${step}\` is no step, which is a number above zero`;
  if (from === '*' || from === '?') return to === undefined ? undefined : `\`${item}\` is no ${word}`;
  const [start, end] = [from, to ?? from].map((text) => numberOf(text, field));
  for (const [text, value] of [
    [from, start],
    [to ?? from, end],
  ] as const) {
    if (value === undefined || value < first || value > last)
      return `\`${text}\` is no ${word}, which is ${first} to ${last}${word === 'day of the week' && text === '7' ? ', with Sunday as 0' : ''}`;
  }
  return start! > end! ? `\`${item}\` ends before it begins` : undefined;
}

function numberOf(text: string, { names, first }: Field): number | undefined {
  const name = names.indexOf(text.toLowerCase());
  if (name !== -1) return name + first;
  return /^\d+$/u.test(text) ? Number(text) : undefined;
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that none of the months has. Where the day of the week says something too, either is enough. */
function neverFault([, , day = '', month = '', weekday = '']: readonly string[]): string | undefined {
  if (!/^\d+$/u.test(day) || !/^[*?]$/u.test(weekday) || /[*?/-]/u.test(month)) return undefined;
  const numbers = month.split(',').map((text) => numberOf(text, fields[3]!)!);
  return numbers.every((number) => Number(day) > longest[number - 1]!)
    ? `no month of \`${month}\` has a day ${day}, so it never runs`
    : undefined;
}
