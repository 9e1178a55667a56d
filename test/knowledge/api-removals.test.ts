import assert from 'node:assert/strict';
import { latestKubernetes, retiredApi, retiredApis } from '../../server/src/knowledge/api-removals.ts';

const minor = (release: string) => Number(release.split('.')[1]);

describe('retired versions of the API', () => {
  it('are deprecated before they are gone, and by a release that is known', () => {
    for (const { apiVersion, from, deprecated, removed } of retiredApis) {
      assert.ok(deprecated || removed, apiVersion);
      if (deprecated && removed) assert.ok(minor(deprecated) <= minor(removed), apiVersion);
      if (removed && from === 'Kubernetes') assert.ok(minor(removed) <= minor(latestKubernetes), apiVersion);
    }
  });

  it('stand in the table once for each kind', () => {
    const all = retiredApis.flatMap(({ apiVersion, kinds }) => kinds.map((kind) => `${apiVersion} ${kind}`));
    assert.deepEqual(all, [...new Set(all)]);
  });

  it('are replaced by versions that are not retired themselves', () => {
    for (const { replacement, kinds } of retiredApis) {
      for (const kind of kinds) assert.equal(replacement && retiredApi(replacement, kind)?.removed, undefined);
    }
  });

  it('are found by version and kind', () => {
    assert.equal(retiredApi('batch/v1beta1', 'CronJob')?.removed, '1.25');
    assert.equal(retiredApi('audit.k8s.io/v1beta1', 'Policy')?.removed, '1.24');
    assert.equal(retiredApi('batch/v1', 'CronJob'), undefined);
  });
});
