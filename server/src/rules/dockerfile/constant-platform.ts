import { unsafe } from '../../core/fix.ts';
import { removeWord } from '../../dockerfile/edits.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Platform of the base image fixed',
  burden: 'build',
  severity: 'warning',
  preset: 'strict',
  aliases: ['hadolint/DL3029', 'buildkit/FromPlatformFlagConstDisallowed'],
  on: {
    'dockerfile:from'({ instruction: { platform, flags, alias }, file }, { report }) {
      if (!platform || platform.variables.length > 0 || !platform.value) return;
      // A stage that has its platform in its name is there for that platform.
      if (partsOf(platform.value).some((part) => alias?.text.toLowerCase().includes(part))) return;
      const flag = flags.find(({ value }) => value === platform);
      report(
        platform.span,
        `the build is for \`${platform.value}\` whatever the machine or the caller asks for: elsewhere it is emulated or fails; leave the platform to \`docker build --platform\``,
        { fixes: [flag && unsafe('Remove --platform', removeWord(file, flag.span))] },
      );
    },
  },
});

/** System and processor of `linux/amd64/v2`, under the names that Go has for them. */
function partsOf(platform: string): readonly string[] {
  const parts = platform.toLowerCase().split('/');
  return [...(parts.length === 1 ? ['linux'] : []), ...parts.slice(0, 2)].map((part) => synonyms.get(part) ?? part);
}

const synonyms: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'amd64'],
  ['x86-64', 'amd64'],
  ['aarch64', 'arm64'],
  ['i386', '386'],
  ['armhf', 'arm'],
  ['armel', 'arm'],
  ['macos', 'darwin'],
]);
