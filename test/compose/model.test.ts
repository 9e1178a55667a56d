import assert from 'node:assert/strict';
import { parseBytes } from '../../server/src/compose/bytes.ts';
import { isComposeFile } from '../../server/src/compose/detect.ts';
import { interpolate } from '../../server/src/compose/interpolate.ts';
import { compose } from '../../server/src/compose/language.ts';
import type { Part, Service } from '../../server/src/compose/model.ts';

const read = (text: string, path = 'compose.yaml') => compose().parse(text, path);

function only<Item>(items: readonly Item[]): Item {
  assert.equal(items.length, 1);
  return items[0]!;
}

/** The service `web` of a file whose service says so much. */
function service(...lines: string[]): Service {
  return only(read(`services:\n  web:\n    image: nginx\n${lines.map((line) => `    ${line}\n`).join('')}`).services);
}

const range = (text: string) => {
  const port = only(service(`ports: [${text}]`).ports);
  const show = (part: Part | undefined) => part && (part.value ?? '?');
  return [
    show(port.hostIp),
    port.published?.first,
    port.published?.last,
    port.target?.first,
    port.target?.last,
    port.protocol,
  ];
};

describe('compose detection', () => {
  it('goes by the name', () => {
    for (const path of [
      'compose.yaml',
      'a/docker-compose.yml',
      'docker-compose.prod.yaml',
      'compose-dev.yml',
      'compose.override.yaml',
    ]) {
      assert.ok(isComposeFile(path, ''), path);
    }
    for (const path of ['composer.yaml', 'compose.json', 'mycompose.md']) assert.ok(!isComposeFile(path, ''), path);
    assert.ok(!isComposeFile('compose.yaml', 'apiVersion: v1\nkind: Pod\n'));
  });

  it('goes by services that have an image or a build', () => {
    assert.ok(isComposeFile('stack.yml', 'services:\n  web:\n    ports: []\n\n    image: nginx\n'));
    assert.ok(isComposeFile('stack.yml', 'version: "3"\nservices: # all\n    web: &web\n        build: .\n'));
    assert.ok(!isComposeFile('.gitlab-ci.yml', 'services:\n  - docker:dind\nbuild:\n  image: x\n'));
    assert.ok(!isComposeFile('services.yaml', 'services:\n  App\\Mailer:\n    class: x\n'));
    assert.ok(!isComposeFile('values.yaml', 'services:\n  web:\n    image: nginx\n'));
    assert.ok(!isComposeFile('a.yml', 'services:\n  web: {}\njobs:\n  a:\n    image: x\n'));
  });
});

describe('compose variables', () => {
  it('read as their default', () => {
    const texts = {
      a: 'a',
      '${A:-b}': 'b',
      '${A-b}c': 'bc',
      '${A:-${B:-c}}': 'c',
      $$A: '$A',
      '${A:-}': '',
      'x${A:-{y}}': 'x{y}',
    };
    for (const [text, value] of Object.entries(texts)) assert.equal(interpolate(text), value, text);
  });

  it('are unknown without one', () => {
    for (const text of ['$A', '${A}', '${A:?must}', '${A:+b}', 'a${A:-${B}}', '${A', '$'])
      assert.equal(interpolate(text), undefined, text);
  });

  it('make a value unknown, not missing', () => {
    const web = service('mem_limit: ${MEMORY}', 'restart: ${RESTART:-always}');
    assert.ok(!web.node.lacks('mem_limit'));
    assert.equal(web.node.get('mem_limit')?.string, undefined);
    assert.equal(web.node.get('restart')?.string, 'always');
  });
});

describe('compose ports', () => {
  it('have a short form', () => {
    assert.deepEqual(range('80'), [undefined, undefined, undefined, 80, 80, 'tcp']);
    assert.deepEqual(range('"8080:80/udp"'), [undefined, 8080, 8080, 80, 80, 'udp']);
    assert.deepEqual(range('"127.0.0.1:8000-8010:80-90"'), ['127.0.0.1', 8000, 8010, 80, 90, 'tcp']);
    assert.deepEqual(range('"[::]:8080:80"'), ['[::]', 8080, 8080, 80, 80, 'tcp']);
    assert.deepEqual(range('"127.0.0.1::80"'), ['127.0.0.1', undefined, undefined, 80, 80, 'tcp']);
    assert.deepEqual(range('"${PORT:-8080}:80"'), [undefined, 8080, 8080, 80, 80, 'tcp']);
    assert.deepEqual(range('"${PORT}:80"'), [undefined, undefined, undefined, 80, 80, 'tcp']);
    assert.deepEqual(range('"${LISTEN}:80"'), ['?', undefined, undefined, 80, 80, 'tcp']);
    assert.deepEqual(range('"${IP}:8080:80"'), ['?', 8080, 8080, 80, 80, 'tcp']);
    assert.deepEqual(range('"${MAP:-127.0.0.1:81:80}"'), ['127.0.0.1', 81, 81, 80, 80, 'tcp']);
    assert.deepEqual(service('ports: ["${MAP}"]').ports, []);
  });

  it('have a long form', () => {
    assert.deepEqual(range('{target: 80, published: "8080-8090", host_ip: "::1", protocol: udp}'), [
      '::1',
      8080,
      8090,
      80,
      80,
      'udp',
    ]);
    assert.deepEqual(range('{target: 80}'), [undefined, undefined, undefined, 80, 80, 'tcp']);
  });

  it('say where their parts stand', () => {
    const text = 'services:\n  web:\n    image: x\n    ports:\n      - "127.0.0.1:${P:-81}:80/tcp"\n';
    const port = only(read(text).services[0]!.ports);
    const at = (part: Part | undefined) => part && text.slice(part.span.start, part.span.end);
    assert.deepEqual([at(port.hostIp), at(port.published), at(port.target)], ['127.0.0.1', '${P:-81}', '80']);
  });
});

describe('compose volumes', () => {
  const volume = (text: string) => {
    const { type, source, target, readOnly } = only(service('volumes:', `  - ${text}`).volumes);
    return [type, source && (source.value ?? '?'), target?.value, readOnly];
  };

  it('have a short form', () => {
    assert.deepEqual(volume('./a:/b:ro'), ['bind', './a', '/b', true]);
    assert.deepEqual(volume('data:/b'), ['volume', 'data', '/b', false]);
    assert.deepEqual(volume('/b'), ['volume', undefined, '/b', false]);
    assert.deepEqual(volume('~/a:/b:z,ro'), ['bind', '~/a', '/b', true]);
    assert.deepEqual(volume("'C:\\a:/b'"), ['bind', 'C:\\a', '/b', false]);
    assert.deepEqual(volume('${DATA:-./data}:/b'), ['bind', './data', '/b', false]);
    assert.deepEqual(volume('${PWD}/a:/b'), ['bind', '?', '/b', false]);
    assert.deepEqual(volume('${DATA}:/b'), [undefined, '?', '/b', false]);
  });

  it('have a long form', () => {
    assert.deepEqual(volume('{type: bind, source: /a, target: /b, read_only: true}'), ['bind', '/a', '/b', true]);
    assert.deepEqual(volume('{type: tmpfs, target: /b}'), ['tmpfs', undefined, '/b', false]);
  });
});

describe('compose services', () => {
  it('know their image and build', () => {
    const { image, build } = service('build: {dockerfile: D}');
    assert.deepEqual([image, build?.context, build?.dockerfile], ['nginx', '.', 'D']);
    assert.equal(service('build: ./a').build?.context, './a');
  });

  it('know their environment in both forms', () => {
    const pairs = (text: string) => service(`environment: ${text}`).environment.map(({ name, value }) => [name, value]);
    assert.deepEqual(pairs('{A: 1, B: , C: "${X}"}'), [
      ['A', '1'],
      ['B', undefined],
      ['C', undefined],
    ]);
    assert.deepEqual(pairs('[A=1, B, "C=a=b", "D=${X}"]'), [
      ['A', '1'],
      ['B', undefined],
      ['C', 'a=b'],
      ['D', undefined],
    ]);
  });

  it('know their limits in every form', () => {
    const { limits } = service(
      'mem_limit: 512m',
      'cpu_quota: 50000',
      'pids_limit: -1',
      'deploy: {resources: {limits: {memory: 1g, cpus: "0.5"}}}',
    );
    const amounts = (kind: keyof typeof limits) => limits[kind].map(({ path, amount }) => [path.join('.'), amount]);
    assert.deepEqual(amounts('memory'), [
      ['deploy.resources.limits.memory', 2 ** 30],
      ['mem_limit', 2 ** 29],
    ]);
    assert.deepEqual(amounts('cpus'), [
      ['deploy.resources.limits.cpus', 0.5],
      ['cpu_quota', 0.5],
    ]);
    assert.deepEqual(amounts('pids'), [['pids_limit', Number.POSITIVE_INFINITY]]);
  });

  it('know how they log', () => {
    const { logging } = service('logging: {driver: json-file, options: {max-size: "10m"}}');
    assert.equal(logging?.driver?.string, 'json-file');
    assert.equal(logging?.options?.get('max-size')?.string, '10m');
    assert.equal(service().logging, undefined);
  });

  it('read sizes', () => {
    const sizes = { '1': 1, '1b': 1, '1k': 1024, '1kb': 1024, '1.5m': 1572864, '2GB': 2 ** 31, '1 g': 2 ** 30 };
    for (const [text, size] of Object.entries(sizes)) assert.equal(parseBytes(text), size, text);
    for (const text of ['', 'm', '1x', '-1', '512 MiB x']) assert.equal(parseBytes(text), undefined, text);
  });
});

describe('compose inheritance', () => {
  it('goes through merge keys and anchors, and values stand where they are written', () => {
    const text =
      'x-base: &base\n  ports: ["80:80"]\n  mem_limit: 1g\nservices:\n  web:\n    <<: *base\n    image: a\n  api:\n    <<: *base\n    image: b\n';
    const file = read(text);
    const [web, api] = file.services as [Service, Service];
    assert.equal(web.ports[0]!.at.start, text.indexOf('"80'));
    assert.equal(web.limits.memory[0]?.amount, 2 ** 30);
    assert.equal(api.ports.length, 1);
    const events = [...compose().walk(file)].map(([name]) => name);
    assert.deepEqual(events, ['compose:file', 'compose:service', 'compose:port', 'compose:service', 'compose:end']);
  });

  it('goes through extends', () => {
    const file = read(`services:
  base:
    image: a
    command: [x]
    environment: {A: 1, B: 2}
    deploy: {resources: {limits: {memory: 1g}}}
    ports: ["1:1"]
  web:
    extends: base
    environment: [B=3]
    deploy: {replicas: 2}
    command: [y]
    ports: ["2:2"]
  top:
    extends: {service: web}
`);
    const [, web, top] = file.services as [Service, Service, Service];
    for (const service of [web, top]) {
      assert.equal(service.image, 'a');
      assert.equal(service.partial, false);
      assert.equal(service.limits.memory[0]?.amount, 2 ** 30);
      assert.equal(service.node.get('deploy', 'replicas')?.number, 2);
      assert.deepEqual(
        service.node.get('command')?.items.map(({ string }) => string),
        ['y'],
      );
      assert.deepEqual(
        service.ports.map(({ target }) => target?.first),
        [1, 2],
      );
      assert.deepEqual(Object.fromEntries(service.environment.map(({ name, value }) => [name, value])), {
        A: '1',
        B: '3',
      });
      assert.ok(service.node.lacks('restart'));
    }
  });

  it('is open where it goes to another file, to nothing or round in circles', () => {
    for (const extended of ['{file: a.yaml, service: b}', 'gone', 'web', '${X}']) {
      const web = service(`extends: ${extended}`);
      assert.ok(web.extendsElsewhere && web.partial, extended);
      assert.ok(!web.node.lacks('restart'), extended);
    }
  });

  it('is to be expected of overrides', () => {
    assert.ok(read('services: {web: {image: a}}', 'compose.override.yaml').isOverride);
    assert.ok(!read('services: {web: {image: a}}', 'compose.override.yaml').services[0]!.node.lacks('restart'));
    assert.ok(read('services: {web: {ports: ["80"]}}').isOverride);
    assert.ok(!read('services: {web: {ports: ["80"]}, api: {image: a}}').isOverride);
    assert.ok(read('services: {web: {ports: ["80"]}, api: {image: a}}').services[0]!.partial);
  });
});

describe('compose files', () => {
  it('know what they define', () => {
    const file = read(
      'include: [a.yaml]\nservices: {}\nvolumes: {a: , b: {external: true}}\nnetworks: {c: {external: {name: d}}}\n',
    );
    assert.deepEqual(
      file.volumes.map(({ name, external }) => [name, external]),
      [
        ['a', false],
        ['b', true],
      ],
    );
    assert.deepEqual(
      file.networks.map(({ name, external }) => [name, external]),
      [['c', true]],
    );
    assert.ok(file.includes);
  });

  it('of any shape are read', () => {
    for (const text of [
      '',
      'a',
      '[]',
      'services:\n',
      'services: [a]\n',
      'services: {a: }\n',
      'services: {a: b, c: [d]}\n',
      '---\n---\n',
    ]) {
      const language = compose();
      const file = language.parse(text);
      assert.ok([...language.walk(file)].length >= 2, text);
      language.facts!(file);
    }
  });

  it('honour what dclint was told', () => {
    const language = compose();
    const markers = (text: string) =>
      language.markers!(language.parse(text)).map(({ names, scope }) => [
        names.map((name) => name.text),
        text.slice(scope.start, scope.end),
      ]);
    const text = 'services:\n  a:\n    image: b # dclint disable-line service-image-require-explicit-tag\n';
    assert.deepEqual(markers(text), [[['dclint/service-image-require-explicit-tag'], text.split('\n')[2]]]);
    const whole = '# dclint disable no-version-field, no-build-and-image\nversion: "3"\n';
    assert.deepEqual(markers(whole), [[['dclint/no-version-field', 'dclint/no-build-and-image'], whole]]);
    assert.deepEqual(markers('# dclint disable\na: 1\n'), [[['all'], '# dclint disable\na: 1\n']]);
    assert.deepEqual(markers('a: 1\n# dclint disable\nb: 1\n'), []);
  });

  it('tell facts without offsets', () => {
    const language = compose();
    const facts = language.facts!(
      language.parse('services: {web: {build: {target: t}, logging: {driver: local}, volumes: [data:/b]}}'),
    )!;
    assert.deepEqual(facts.data.compose, {
      services: [
        {
          at: 0,
          name: 'web',
          image: null,
          build: { at: 1, context: '.', dockerfile: 'Dockerfile', target: 't' },
          logging: { driver: 'local', options: {} },
          mounts: [{ type: 'volume', source: 'data', target: '/b' }],
        },
      ],
      volumes: [],
      isOverride: false,
    });
  });
});
