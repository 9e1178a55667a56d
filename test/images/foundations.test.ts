import assert from 'node:assert/strict';
import { baseConfig, baseOf } from '../../server/src/dockerfile/base.ts';
import { parseDockerfile } from '../../server/src/dockerfile/parse.ts';
import { lookupVariable } from '../../server/src/dockerfile/variables.ts';
import { usesOf } from '../../server/src/images/foundations.ts';
import { memoryUri } from '../memory-host.ts';
import { factsOf } from './project.ts';

const files = {
  'compose.yaml': 'services: { base: { build: base, image: "shop/base:1.4" } }\n',
  'base/Dockerfile':
    'FROM node:22-bookworm\nUSER node\nWORKDIR /srv\nENV VERSION=1.2 OTHER=$X\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nEXPOSE 8080\n',
  'web/Dockerfile': 'FROM shop/base:1.4\nRUN a | b\n',
};

describe('a Dockerfile on an image of the project', () => {
  const text = files['web/Dockerfile'];
  const [use] = usesOf(memoryUri('web/Dockerfile'), factsOf(files));
  const [stage] = use!.of(parseDockerfile(text)).stages;

  it('starts with what that image leaves', () => {
    const { environment } = stage!;
    assert.deepEqual(environment.shell.words, ['/bin/bash', '-o', 'pipefail', '-c']);
    assert.equal(environment.baseFolder, '/srv');
    assert.equal(lookupVariable(environment.variables, 'VERSION')?.value, '1.2');
    assert.ok(lookupVariable(environment.variables, 'OTHER'));
  });

  it('stands on the same distribution', () => {
    assert.equal(baseOf(stage!)?.release?.codename, 'bookworm');
    const { workdir, root, starts, ports } = baseConfig(stage!)!;
    assert.deepEqual([workdir, root, starts, ports], ['/srv', false, 'node', [8080]]);
  });

  it('is read by itself where its base is from elsewhere', () => {
    assert.deepEqual(usesOf(memoryUri('base/Dockerfile'), factsOf(files)), []);
    assert.equal(parseDockerfile(text).stages[0]!.foundation, undefined);
  });
});
