import { scheduleFault } from '../../knowledge/cron.ts';
import { called } from '../../kubernetes/called.ts';
import { cronJobOf } from '../../kubernetes/job.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Schedule is refused',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      const spec = cronJobOf(object);
      const name = called(object, 'this CronJob');
      const schedule = spec?.get('schedule');
      const fault = schedule?.string === undefined ? undefined : scheduleFault(schedule.string);
      if (schedule && fault) report(schedule.span, `the schedule of ${name} is refused or never comes: ${fault}`);
      const zone = spec?.get('timeZone');
      if (zone?.string !== undefined && !isZone(zone.string))
        report(
          zone.span,
          `${name} is refused: \`${zone.string}\` is no time zone; write a name such as Europe/Berlin or Etc/UTC`,
        );
    },
  },
});

/** The API server takes the names of the tz database, and neither nothing nor the zone of wherever it runs. */
function isZone(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/u.test(name) && name.toLowerCase() !== 'local';
}
