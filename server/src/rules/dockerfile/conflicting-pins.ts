import { sharedPackages } from '../../dockerfile/shared-packages.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Pinned to another version elsewhere',
  burden: 'operating-system',
  severity: 'information',
  preset: 'strict',
  project(files, { report }) {
    for (const { pinned } of sharedPackages(files)) {
      const [[agreed] = [], ...others] = pinned;
      for (const { uri, at, name, version, pinAt } of others.flat()) {
        const pin = agreed!.pin;
        report(
          uri,
          at,
          `\`${name}\` is pinned to \`${version}\` here and to \`${agreed!.version}\` elsewhere in this project: images that belong together behave differently, and only one of them gets the fix; agree on one`,
          {
            related: [{ uri: agreed!.uri, at: agreed!.at, message: `\`${agreed!.version}\` is used here` }],
            fixes: [
              pinAt !== undefined && pin
                ? { title: `Use ${agreed!.version}`, safety: 'unsafe', edits: [{ at: pinAt, text: pin }] }
                : undefined,
            ],
          },
        );
      }
    }
  },
});
