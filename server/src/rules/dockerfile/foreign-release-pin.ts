import { baseOf } from '../../dockerfile/base.ts';
import type { CommandEvent } from '../../dockerfile/events.ts';
import { installOf } from '../../dockerfile/installs.ts';
import { isMentioned } from '../../dockerfile/package-settings.ts';
import { type Release, titleOf } from '../../knowledge/distributions.ts';
import { fits, releaseMark } from '../../knowledge/release-marks.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Version of another release pinned',
  burden: 'operating-system',
  severity: 'error',
  preset: 'recommended',
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const install = installOf(event);
      const base = install && install.packages.length > 0 ? baseOf(event.stage)?.release : undefined;
      if (!base || !['apt', 'rpm'].includes(install!.family)) return;
      for (const { name, version = '', word } of install!.packages) {
        const mark = releaseMark(version);
        if (!mark || fits(mark, base) || (mark.isForeign && !isSourceOf(base, mark.release, event))) continue;
        report(
          word.span,
          `\`${name}\` is pinned to a build for ${titleOf(mark.release)}, but the base image is ${titleOf(base)}, whose archive never had it: the install fails; pin a version of this release`,
        );
      }
    },
  },
});

/** Whether the other archive that is added is the one for the base image's release, and not for the pin's. */
function isSourceOf(base: Release, pinned: Release, event: CommandEvent): boolean {
  const { codename } = base;
  if (!codename || !pinned.codename || isMentioned(new RegExp(`\\b${pinned.codename}\\b`, 'u'), event)) return false;
  return isMentioned(new RegExp(`\\b${codename}\\b|VERSION_CODENAME|lsb_release`, 'u'), event);
}
