import { sharedPackages } from '../../dockerfile/shared-packages.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Pinned elsewhere, but not here',
  burden: 'operating-system',
  severity: 'information',
  preset: 'strict',
  project(files, { report }) {
    for (const { open, pinned } of sharedPackages(files)) {
      const agreed = pinned[0]![0]!;
      for (const { uri, at, name, pinAt } of open) {
        report(
          uri,
          at,
          `\`${name}\` comes in whatever version there is, while another image of this project pins \`${agreed.version}\`: the two drift apart; use the same version, or pin neither`,
          {
            related: [{ uri: agreed.uri, at: agreed.at, message: `\`${agreed.version}\` is pinned here` }],
            fixes: [
              pinAt !== undefined && agreed.pin
                ? {
                    title: `Use ${agreed.version} here too`,
                    safety: 'unsafe',
                    edits: [{ at: pinAt, text: agreed.pin }],
                  }
                : undefined,
            ],
          },
        );
      }
    }
  },
});
