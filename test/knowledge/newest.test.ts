import assert from 'node:assert/strict';
import { newestTag } from '../../server/src/knowledge/base-images.ts';

describe('the newest release of an image', () => {
  const newest = (repository: string, today: string, registry?: string) =>
    newestTag({ registry, repository, tag: undefined }, today);

  it('is out by then, and still mended', () => {
    assert.equal(newest('debian', '2026-11-25'), '13');
    assert.equal(newest('alpine', '2026-11-25'), '3.24');
    assert.equal(newest('debian', '2099-01-01'), undefined);
    assert.equal(newest('centos', '2026-11-25'), undefined);
  });

  it('is supported for years, of Ubuntu and Node.js', () => {
    assert.equal(newest('ubuntu', '2026-04-10'), '24.04');
    assert.equal(newest('ubuntu', '2026-11-25'), '26.04');
    assert.equal(newest('node', '2026-10-01'), '24');
    assert.equal(newest('node', '2026-11-25'), '26');
  });

  it('is known of distributions wherever they come from, and of official images of languages', () => {
    assert.equal(newest('library/python', '2026-08-22', 'docker.io'), '3.14');
    assert.equal(newest('python', '2026-08-22', 'registry.example'), undefined);
    assert.equal(newest('amazonlinux/amazonlinux', '2026-08-22', 'public.ecr.aws'), '2023');
    assert.equal(newest('rockylinux/rockylinux', '2026-08-22'), '10');
    assert.equal(newest('rockylinux', '2026-08-22'), undefined);
    assert.equal(newest('golang', '2026-08-22'), undefined);
  });
});
