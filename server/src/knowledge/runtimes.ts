import { releaseDates } from './release-dates.ts';

/**
 * Language runtimes whose official images carry their version in the tag, and the last day on which a series is mended.
 *
 * A bare major (`python:2`) stands here where its last series has ended, since it will never name a newer one.
 *
 * Sources: Node.js: as `release-dates.ts` says; all others: the data of endoflife.date of 2026-08-22. Read 2026-11-24.
 */
const tables = {
  node: {
    name: 'Node.js',
    series: Object.fromEntries(releaseDates.node.rows),
  },
  python: {
    name: 'Python',
    series: {
      '2': '2020-01-01',
      '2.7': '2020-01-01',
      '3.3': '2017-09-29',
      '3.4': '2019-03-18',
      '3.5': '2020-09-30',
      '3.6': '2021-12-23',
      '3.7': '2023-06-27',
      '3.8': '2024-10-07',
      '3.9': '2025-10-31',
      '3.10': '2026-10-31',
      '3.11': '2027-10-31',
      '3.12': '2028-10-31',
      '3.13': '2029-10-31',
      '3.14': '2030-10-31',
    },
  },
  ruby: {
    name: 'Ruby',
    series: {
      '2': '2023-03-31',
      '2.1': '2017-03-31',
      '2.2': '2018-03-31',
      '2.3': '2019-03-31',
      '2.4': '2020-03-31',
      '2.5': '2021-03-31',
      '2.6': '2022-03-31',
      '2.7': '2023-03-31',
      '3.0': '2024-04-23',
      '3.1': '2025-03-26',
      '3.2': '2026-03-31',
      '3.3': '2027-03-31',
      '3.4': '2028-03-31',
      '4.0': '2029-03-31',
    },
  },
  php: {
    name: 'PHP',
    series: {
      '5': '2018-12-31',
      '5.3': '2014-08-14',
      '5.4': '2015-09-14',
      '5.5': '2016-07-21',
      '5.6': '2018-12-31',
      '7': '2022-11-28',
      '7.0': '2019-01-10',
      '7.1': '2019-12-01',
      '7.2': '2020-11-30',
      '7.3': '2021-12-06',
      '7.4': '2022-11-28',
      '8.0': '2023-11-26',
      '8.1': '2025-12-31',
      '8.2': '2026-12-31',
      '8.3': '2027-12-31',
      '8.4': '2028-12-31',
      '8.5': '2029-12-31',
    },
  },
} as const satisfies Record<string, { name: string; series: Readonly<Record<string, string>> }>;

export interface Runtime {
  /** `Node.js 16`. */
  readonly title: string;
  /** The last day with fixes, as `2023-09-11`. */
  readonly endOfLife: string;
}

/** The series that an official image's tag names (`16-alpine` of `node`); undefined where none or one we do not know. */
export function runtimeOf(repository: string, tag: string): Runtime | undefined {
  const table = Object.hasOwn(tables, repository) ? tables[repository as keyof typeof tables] : undefined;
  const [version, major] = /^(\d+)(?:\.\d+)?(?=[.-]|$)/u.exec(tag) ?? [];
  if (!table || version === undefined) return undefined;
  const series: Readonly<Record<string, string>> = table.series;
  const name = [version, major!].find((name) => name in series);
  return name === undefined ? undefined : { title: `${table.name} ${name}`, endOfLife: series[name]! };
}

/**
 * The newest series that is still mended, as it stands in a tag; of Node.js the newest with long-term support. Undefined
 * for other images, and where all we know of have ended.
 * @param today as `2026-11-24`
 */
export function newestSeries(repository: string, today: string): string | undefined {
  if (!Object.hasOwn(tables, repository)) return undefined;
  const series: Readonly<Record<string, string>> = tables[repository as keyof typeof tables].series;
  const [name] =
    Object.entries(series).findLast(
      ([name, end]) => end >= today && (repository !== 'node' || isLongTerm(Number(name), end, today)),
    ) ?? [];
  return name;
}

/**
 * Long-term support of Node.js begins two and a half years before its end; odd releases before 27 have none.
 *
 * Source: the release schedule in node-releases 2.0.65 of npm. Read 2026-11-25.
 */
function isLongTerm(major: number, end: string, today: string): boolean {
  const begin = new Date(`${end}T00:00:00Z`);
  begin.setUTCMonth(begin.getUTCMonth() - 30);
  return (major % 2 === 0 || major >= 27) && begin.toISOString().slice(0, 10) <= today;
}
