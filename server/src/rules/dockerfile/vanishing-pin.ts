import { unsafe } from '../../core/fix.ts';
import { baseOf } from '../../dockerfile/base.ts';
import type { CommandEvent } from '../../dockerfile/events.ts';
import { installOf, listed } from '../../dockerfile/installs.ts';
import { isSet } from '../../dockerfile/package-settings.ts';
import { replacePin } from '../../dockerfile/pins.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Archive will drop the pinned version',
  burden: 'operating-system',
  severity: 'information',
  preset: 'strict',
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const archive = archiveOf(event);
      const pins = archive
        ? (installOf(event)?.packages ?? []).filter((each) => archive.drops(each.version ?? ''))
        : [];
      const [first] = pins;
      if (!archive || !first) return;
      const edits = pins.map((each) => replacePin(event.file, each, archive.lasting(each.version!)));
      const fix = edits.every((edit) => edit !== undefined) ? unsafe('Leave the rebuild open', ...edits) : undefined;
      report(
        first.word.span,
        `${listed(pins, 'is', 'are')} pinned to one build, and ${archive.name} keeps only the newest: the next fix makes this install fail; write \`${first.name}${archive.lasting(first.version!)}\`${archive.other}`,
        { fixes: [fix] },
      );
    },
  },
});

/** An archive that forgets, and how a version is written there so that it holds longer. */
interface Archive {
  readonly name: string;
  readonly other: string;
  drops(version: string): boolean;
  lasting(version: string): string;
}

const debian: Archive = {
  name: "Debian's archive",
  other: ', or use snapshot.debian.org for all',
  drops: (version) => /^[\d:]+[\w.+~:-]*$/u.test(version) && !isForeign(version),
  // Security fixes change what stands behind the last dash; without one the whole is Debian's own.
  lasting: (version) => `=${version.includes('-') ? version.replace(/-[^-]*$/u, '-*') : `${version}*`}`,
};

const ubuntu: Archive = {
  ...debian,
  name: "Ubuntu's archive",
  other: ', or use snapshot.ubuntu.com for all',
  // What a release came with stays in its archive; of the updates only the newest does.
  drops: (version) => debian.drops(version) && /ubuntu[\d.]*\.\d/u.test(version),
};

const alpine: Archive = {
  name: "Alpine's archive",
  other: '',
  drops: (version) => /^\d[\w.]*-r\d+$/u.test(version),
  lasting: (version) =>
    `~=${version
      .split('.')
      .slice(0, 2)
      .join('.')
      .replace(/-r\d+$/u, '')}`,
};

function archiveOf(event: CommandEvent): Archive | undefined {
  const install = installOf(event);
  if (!install || install.isDecided || isSet('snapshot', event)) return undefined;
  if (install.family === 'apk') return alpine;
  if (install.family !== 'apt') return undefined;
  const distribution = baseOf(event.stage)?.distribution;
  const archive = distribution === 'ubuntu' ? ubuntu : debian;
  const isOwn = distribution === 'debian' || distribution === 'ubuntu';
  if (isOwn && !isSet('foreignSources', event)) return archive;
  // Others may keep what they had. The distribution's own versions tell themselves by their marks.
  return { ...archive, drops: (version) => archive.drops(version) && /\+deb\d+u\d|ubuntu\d/u.test(version) };
}

/** Built by somebody else for the distribution: PostgreSQL, Docker, NodeSource and their like say so in the version. */
function isForeign(version: string): boolean {
  return /pgdg|nodesource|~(?:debian|ubuntu)\.|ppa|~[a-z]{4,}/u.test(version);
}
