import { releaseDates } from './release-dates.ts';

/**
 * Releases of distributions, and the day on which security fixes that everyone gets for free end.
 *
 * Debian: the end of its long-term support team's work; Ubuntu: of standard support (Ubuntu Pro goes on for subscribers);
 * Red Hat: of maintenance support, which its universal base images follow. An end that nobody has announced is undefined.
 *
 * Sources: for those that `release-dates.ts` holds, what stands there; all others: the data of endoflife.date of 2026-08-22.
 * Read 2026-11-24.
 */
export interface Release {
  readonly distribution: Distribution;
  /** `12`, `22.04`, `3.19`. */
  readonly number: string;
  /** In lower case, as it stands in tags and sources: `bookworm`. */
  readonly codename: string | undefined;
  /** As `2028-06-30`: the last day with fixes. */
  readonly endOfLife: string | undefined;
  /** Ubuntu only: supported for years rather than months. */
  readonly longTerm: boolean;
}

export type Distribution = keyof typeof names;

/** As they call themselves. */
const names = {
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  alpine: 'Alpine',
  fedora: 'Fedora',
  centos: 'CentOS',
  'centos-stream': 'CentOS Stream',
  rhel: 'Red Hat Enterprise Linux',
  rocky: 'Rocky Linux',
  alma: 'AlmaLinux',
  oracle: 'Oracle Linux',
  leap: 'openSUSE Leap',
  amazon: 'Amazon Linux',
} as const;

type Row = readonly [number: string, endOfLife: string | undefined, codename?: string];

const tables: Readonly<Record<Distribution, readonly Row[]>> = {
  debian: releaseDates.debian.rows,
  ubuntu: releaseDates.ubuntu.rows,
  alpine: releaseDates.alpine.rows,
  fedora: [
    ['20', '2015-06-23'],
    ['21', '2015-12-01'],
    ['22', '2016-07-19'],
    ['23', '2016-12-20'],
    ['24', '2017-08-08'],
    ['25', '2017-12-12'],
    ['26', '2018-05-29'],
    ['27', '2018-11-30'],
    ['28', '2019-05-28'],
    ['29', '2019-11-26'],
    ['30', '2020-05-26'],
    ['31', '2020-11-24'],
    ['32', '2021-05-25'],
    ['33', '2021-11-30'],
    ['34', '2022-06-07'],
    ['35', '2022-12-13'],
    ['36', '2023-05-16'],
    ['37', '2023-12-05'],
    ['38', '2024-05-21'],
    ['39', '2024-11-26'],
    ['40', '2025-05-13'],
    ['41', '2025-12-15'],
    ['42', '2026-05-27'],
    ['43', '2026-12-09'],
    ['44', '2027-06-02'],
  ],
  centos: [
    ['5', '2017-03-31'],
    ['6', '2020-11-30'],
    ['7', '2024-06-30'],
    ['8', '2021-12-31'],
  ],
  'centos-stream': [
    ['8', '2024-05-31'],
    ['9', '2027-05-31'],
    ['10', '2030-05-31'],
  ],
  rhel: releaseDates.rhel.rows,
  rocky: [
    ['8', '2029-05-31'],
    ['9', '2032-05-31'],
    ['10', '2035-05-31'],
  ],
  alma: [
    ['8', '2029-05-31'],
    ['9', '2032-05-31'],
    ['10', '2035-05-31'],
  ],
  oracle: [
    ['6', '2021-03-31'],
    ['7', '2024-12-31'],
    ['8', '2029-07-31'],
    ['9', '2032-06-30'],
    ['10', undefined],
  ],
  leap: [
    ['42.1', '2017-05-17'],
    ['42.2', '2018-01-26'],
    ['42.3', '2019-07-01'],
    ['15.0', '2019-12-03'],
    ['15.1', '2021-02-02'],
    ['15.2', '2022-01-04'],
    ['15.3', '2022-12-31'],
    ['15.4', '2023-12-07'],
    ['15.5', '2024-12-31'],
    ['15.6', '2026-04-30'],
    ['16.0', '2027-10-31'],
  ],
  amazon: [
    ['1', '2023-12-31'],
    ['2018.03', '2023-12-31'],
    ['2', '2026-06-30'],
    ['2023', '2029-06-30'],
  ],
};

/** Of one distribution, oldest first. */
export function releasesOf(distribution: Distribution): readonly Release[] {
  return releases.get(distribution) ?? [];
}

const releases = new Map(
  (Object.entries(tables) as [Distribution, readonly Row[]][]).map(([distribution, rows]) => [
    distribution,
    rows.map(
      ([number, endOfLife, codename]): Release => ({
        distribution,
        number,
        codename,
        endOfLife,
        longTerm: distribution === 'ubuntu' && /^\d[02468]\.04$/u.test(number),
      }),
    ),
  ]),
);

const byCodename = new Map([...releases.values()].flat().map((release) => [release.codename, release]));

/** The Debian or Ubuntu release of this codename. */
export function releaseNamed(codename: string): Release | undefined {
  return byCodename.get(codename);
}

/** The release of this number; `12.5` and `3.19.1` are of `12` and `3.19`. Undefined where the table does not know it. */
export function releaseNumbered(distribution: Distribution, number: string): Release | undefined {
  return releasesOf(distribution).find(
    (release) => number === release.number || number.startsWith(`${release.number}.`),
  );
}

/**
 * The newest that is out and still mended; of Ubuntu the newest that is supported for years. Undefined where all we know of
 * have ended.
 * @param today as `2026-11-24`
 */
export function newestRelease(distribution: Distribution, today: string): Release | undefined {
  return releasesOf(distribution).findLast(
    (release) => isOut(release, today) && (release.endOfLife === undefined || release.endOfLife >= today),
  );
}

/** The tables of Debian and Ubuntu name what is being worked on; the others begin with the day of the release. */
function isOut({ distribution, number, endOfLife, longTerm }: Release, today: string): boolean {
  if (distribution === 'debian') return endOfLife !== undefined;
  // The number is year and month of the release.
  if (distribution === 'ubuntu') return longTerm && `20${number.replace('.', '-')}` < today.slice(0, 7);
  return true;
}

/** `Debian 12 (bookworm)`. */
export function titleOf({ distribution, number, codename }: Release): string {
  return `${names[distribution]} ${number}${codename ? ` (${codename})` : ''}`;
}

export function nameOf(distribution: Distribution): string {
  return names[distribution];
}
