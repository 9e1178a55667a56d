import { supportOf } from '../../knowledge/base-images.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Base image past its end of life',
  burden: 'operating-system',
  severity: 'warning',
  preset: 'recommended',
  options: {
    date: { description: 'The day to judge by, as `2026-11-24`. Empty: today.', default: '' },
  },
  on: {
    'dockerfile:from'({ instruction: { image }, stage }, { options, report }) {
      if (!image?.resolved || stage.parent) return;
      const today = options.date || new Date().toISOString().slice(0, 10);
      const ended = supportOf(image.resolved).find(({ end }) => end < today);
      if (!ended) return;
      report(
        image.tag?.span ?? image.repository.span,
        `${ended.title} has had no security fixes since ${ended.end}, and no pin or update in this image changes that; move to a release that is still mended`,
      );
    },
  },
});
