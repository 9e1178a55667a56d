import { supportOf } from '../../knowledge/base-images.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Base image near its end of life',
  burden: 'operating-system',
  severity: 'information',
  preset: 'strict',
  options: {
    months: { description: 'How many months ahead to look.', default: 6, minimum: 0 },
    date: { description: 'The day to judge by, as `2026-11-24`. Empty: today.', default: '' },
  },
  on: {
    'dockerfile:from'({ instruction: { image }, stage }, { options, report }) {
      if (!image?.resolved || stage.parent) return;
      const today = options.date || new Date().toISOString().slice(0, 10);
      const support = supportOf(image.resolved);
      const ending = support.find(({ end }) => end <= monthsAfter(today, options.months));
      // What has ended is for another rule to say.
      if (!ending || support.some(({ end }) => end < today)) return;
      report(
        image.tag?.span ?? image.repository.span,
        `${ending.title} gets its last security fixes on ${ending.end}: plan the move to a release that is mended for longer`,
      );
    },
  },
});

/** @param day as `2026-11-24`; one that is none comes back as it is, and nothing ends by then */
function monthsAfter(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}
