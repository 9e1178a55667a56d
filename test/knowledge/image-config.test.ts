import assert from 'node:assert/strict';
import { imageName } from '../../server/src/dockerfile/instructions/image.ts';
import { imageConfig, isKnownImage } from '../../server/src/knowledge/image-config.ts';

describe('what images say of their containers', () => {
  const known: [image: string, workdir: string | undefined, root: boolean][] = [
    ['debian:12.5', '/', true],
    ['public.ecr.aws/docker/library/golang:1.25', '/go', true],
    ['docker.io/library/node', '/', true],
    ['arm64v8/alpine:3.22', '/', true],
    ['php:8.4-cli', '/', true],
    ['php:8.4-apache', '/var/www/html', true],
    ['redis:8', '/data', false],
    ['gcr.io/distroless/static-debian13', '/', true],
    ['mcr.microsoft.com/dotnet/aspnet:10.0', '/', true],
    ['scratch', '/', false],
    ['mirror.gcr.io/library/python:3.14', '/', true],
    ['oven/bun:1.3', '/home/bun/app', false],
    ['gcr.io/oss-fuzz-base/base-builder-go', '/src', false],
  ];
  for (const [image, workdir, root] of known) {
    it(image, () => {
      const config = imageConfig(imageName(image));
      assert.deepEqual([config.workdir, config.root], [workdir, root]);
    });
  }

  for (const image of [
    'shop/node:22',
    'registry.example/node:22',
    'golang:1.25-nanoserver',
    'registry.example/jenkins/jenkins:lts',
    'mcr.microsoft.com/dotnet/runtime:10.0-noble-chiseled',
  ]) {
    it(`nothing of ${image}`, () => assert.equal(isKnownImage(imageName(image)), false));
  }

  for (const [image, user] of [
    ['nginx:1.29', 'root'],
    ['postgres:18', 'root'],
    ['jenkins/jenkins:lts', 'jenkins'],
    ['gcr.io/distroless/static:nonroot', '65532'],
  ] as const) {
    it(`${image} is started as ${user}`, () => assert.equal(imageConfig(imageName(image)).starts, user));
  }

  it('that some hold what is copied from them', () => {
    assert.equal(imageConfig(imageName('tonistiigi/xx:1.6')).bare, true);
    assert.equal(imageConfig(imageName('scratch')).bare, true);
  });

  it('that some are made for the newest of everything', () => {
    assert.equal(imageConfig(imageName('gcr.io/oss-fuzz-base/base-builder')).newest, true);
    assert.equal(imageConfig(imageName('gcr.io/oss-fuzz-base/base-runner')).newest, false);
  });
});
