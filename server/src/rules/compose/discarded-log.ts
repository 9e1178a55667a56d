import { unsafe } from '../../core/fix.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Log thrown away',
  burden: 'logging',
  severity: 'information',
  preset: 'recommended',
  state: () => new Set<number>(),
  on: {
    'compose:service'({ name, logging }, { report, state }) {
      const driver = logging?.driver;
      if (driver?.string !== 'none' || state.has(driver.span.start)) return;
      state.add(driver.span.start);
      const edits = replaceScalar(driver, 'local');
      report(
        driver.span,
        `what \`${name}\` prints is thrown away: when it fails nothing tells why; the driver \`local\` keeps the last 100 MB`,
        { fixes: [edits && unsafe('Keep its log by the driver local', ...edits)] },
      );
    },
  },
});
