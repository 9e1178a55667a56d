import { type Grant, grantsOf, isEverything } from '../../kubernetes/access.ts';
import { called } from '../../kubernetes/called.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Permission by wildcard',
  burden: 'security',
  severity: 'warning',
  preset: 'strict',
  aliases: [
    'kube-linter/wildcard-in-rules',
    'checkov/CKV_K8S_49',
    'trivy/KSV-0045',
    'trivy/KSV-0046',
    'trivy/KSV-0112',
  ],
  on: {
    'kubernetes:object'(object, { report }) {
      const grants = grantsOf(object);
      // That such a role may do everything is all there is to say of it.
      if (grants.some(isEverything)) return;
      const who = called(object, `this ${object.kind}`);
      for (const { at, what } of grants.flatMap(wildcardsOf)) {
        report(
          at.span,
          `\`${at.string}\` lets ${who} ${what}, those that the next release or operator brings too; name the ones that are needed`,
        );
      }
    },
  },
});

/** The first wildcard of a grant: what it stands for says it all. */
function wildcardsOf({ groups, resources, verbs, urls }: Grant): { readonly at: YamlNode; readonly what: string }[] {
  const wildcard = (words: readonly YamlNode[]) =>
    words.find(({ string }) => string === '*' || string?.startsWith('*/'));
  const kinds = [
    [wildcard(resources), `use ${resources.length > 1 ? 'all resources' : 'every resource'} of its API groups`],
    [urls.length > 0 ? undefined : wildcard(verbs), 'use every verb'],
    [wildcard(groups), 'use resources of that name in every API group'],
  ] as const;
  const [first] = kinds.flatMap(([at, what]) => (at ? [{ at, what }] : []));
  return first ? [first] : [];
}
