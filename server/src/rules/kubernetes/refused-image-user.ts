import type { ProjectFacts } from '../../core/rule.ts';
import { imageGraph } from '../../images/graph.ts';
import { isRoot, userOf } from '../../images/setup.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Image whose user runAsNonRoot refuses',
  burden: 'security',
  severity: 'error',
  preset: 'strict',
  project(files, { report }) {
    // Which objects a patch is for is not asked: one that sets a user may be for any.
    if (isPatched(files)) return;
    for (const { uri, at, image, refusesRoot, node } of imageGraph(files).users) {
      const user = refusesRoot && userOf(node);
      if (!user || (/^\d+$/u.test(user.value) && !isRoot(user.value))) continue;
      const fault = isRoot(user.value)
        ? `\`${image}\` runs as root`
        : `\`${image}\` names its user \`${user.value}\`, and only of a number the kubelet can tell that it is not root`;
      const { by } = user;
      report(
        uri,
        at,
        `${fault}: with runAsNonRoot the container is never started; set runAsUser to a number, or end the Dockerfile with USER and a number`,
        {
          related:
            by.kind === 'stage'
              ? [{ uri: by.uri, at: user.at ?? by.facts.at, message: `\`${user.value}\` is set here` }]
              : [],
        },
      );
    }
  },
});

function isPatched(files: ProjectFacts): boolean {
  return [...files.values()].some(({ data: { kubernetes } }) => {
    const inline = (kubernetes?.kustomization?.patches ?? []).flatMap((patch) => ('text' in patch ? [patch.text] : []));
    return [...(kubernetes?.patches ?? []), ...inline].some((text) => text.includes('runAsUser'));
  });
}
