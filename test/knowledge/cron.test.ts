import assert from 'node:assert/strict';
import { scheduleFault } from '../../server/src/knowledge/cron.ts';

describe('cron schedules', () => {
  it('are taken as Kubernetes takes them', () => {
    const good = [
      '* * * * *',
      '*/5 0-23/2 1,15 * 1-5',
      '0 0 1 JAN ?',
      '0/10 3 * * SUN',
      '  0   3 * * 0 ',
      '0 0 29 2 *',
      '0 0 31 2 1',
      '@hourly',
      '@every 1.5h',
    ];
    for (const schedule of good) assert.equal(scheduleFault(schedule), undefined, schedule);
  });

  it('are refused, or never come', () => {
    const bad: Readonly<Record<string, RegExp>> = {
      '': /0 fields/,
      '0 3 * *': /4 fields/,
      '60 * * * *': /`60` is no minute, which is 0 to 59/,
      '0 0 0 * *': /`0` is no day of the month/,
      '0 0 * foo *': /`foo` is no month/,
      '0 0 * * 7': /Sunday as 0/,
      '0 0 * * fri-mon': /ends before it begins/,
      '*/x * * * *': /no step/,
      '*-5 * * * *': /is no minute/,
      '1-2-3 * * * *': /`1-2-3` is no minute/,
      ', * * * *': /is no minute/,
      '0 0 30 2 *': /never runs/,
      '@reboot': /is none of/,
      '@every day': /is no duration/,
      'CRON_TZ=UTC 0 3 * * *': /timeZone/,
    };
    for (const [schedule, fault] of Object.entries(bad)) assert.match(scheduleFault(schedule) ?? '', fault, schedule);
  });
});
