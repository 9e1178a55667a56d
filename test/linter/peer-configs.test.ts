import assert from 'node:assert/strict';
import { languages } from '../../server/src/linter/languages.ts';
import { createLinter } from '../../server/src/linter/linter.ts';
import { rules } from '../../server/src/rules/index.ts';
import { memoryHost, memoryUri } from '../memory-host.ts';
import { type Files, faults, findings } from './toy-linter.ts';

/** A few of the real rules, so that what else there is changes nothing here. */
function linterOf(files: Files, names: readonly string[], config?: string) {
  const known = new Map(Object.entries(files));
  const linter = createLinter({
    host: memoryHost(known),
    rules: rules.filter(({ id }) => names.includes(id)),
    languages: languages(),
    ...(config && { overriding: { config: memoryUri(config) } }),
  });
  return { ...linter, files: known };
}

const dockerRules = [
  'dockerfile/floating-tag',
  'dockerfile/invalid-label-value',
  'dockerfile/maintainer',
  'dockerfile/missing-healthcheck',
  'dockerfile/missing-label',
  'dockerfile/sudo',
  'dockerfile/syntax',
  'dockerfile/unlisted-label',
  'dockerfile/untrusted-registry',
];

const dockerfile = `FROM debian:latest
LABEL com.example.team="" com.example.source=here
# hadolint ignore=DL3004
RUN sudo make
MAINTAINER ada
`;

const floating = 'dockerfile/floating-tag: warning';
const maintainer = 'dockerfile/maintainer: information';

describe('a .hadolint.yaml', () => {
  const cases: [name: string, config: string, found: readonly string[]][] = [
    ['may be empty', '', [floating, maintainer]],
    ['may leave its lists empty', 'ignored:\noverride:\n  error:\nlabel-schema:\n', [floating, maintainer]],
    ['switches rules off by `ignored`', 'ignored: [DL4000]', [floating]],
    ['names codes that no rule has', 'ignored: [DL9999, DL4000, SC9999]', [floating]],
    ['has keys that hadolint does not know', 'ignore: [DL4000]', [floating, maintainer]],
    [
      'sets severities by `override`, and so switches on what is off',
      'override: {error: [DL4000], style: [DL3006, DL3007], info: [DL3057]}',
      ['dockerfile/missing-healthcheck: information', 'dockerfile/floating-tag: hint', 'dockerfile/maintainer: error'],
    ],
    [
      'gives the gravest of several severities',
      'override: {warning: [DL4000], error: [DL4000], style: [DL4000]}',
      [floating, 'dockerfile/maintainer: error'],
    ],
    ['ignores what it overrides', 'override: {error: [DL4000]}\nignored: [DL4000]', [floating]],
    ['switches off the findings that are the code', 'ignored: [DL3007]', [maintainer]],
    ['leaves on those that are another code of their rule', 'ignored: [DL3006]', [floating, maintainer]],
    [
      'sets the severity of the findings that are the code',
      'override: {style: [DL3007], error: [DL3006]}',
      ['dockerfile/floating-tag: hint', maintainer],
    ],
    ['leaves that of the others', 'override: {style: [DL3006]}', [floating, maintainer]],
    ['switches a rule off by all of its codes', 'ignored: [DL3006, DL3007]', [maintainer]],
    [
      'gives a rule the severity of the codes that it leaves on',
      'ignored: [DL3006]\noverride: {error: [DL3007]}',
      ['dockerfile/floating-tag: error', maintainer],
    ],
    [
      'names registries by `trustedRegistries`',
      'trustedRegistries: ["*.example", quay.io]',
      ['dockerfile/untrusted-registry: error', floating, maintainer],
    ],
    ['trusts a registry', 'trustedRegistries: [docker.io]', [floating, maintainer]],
    [
      'asks for labels and their types by `label-schema`',
      'label-schema: {com.example.team: text, com.example.source: url, com.example.commit: hash}',
      [
        'dockerfile/missing-label: warning',
        floating,
        'dockerfile/invalid-label-value: information',
        'dockerfile/invalid-label-value: information',
        maintainer,
      ],
    ],
    [
      'takes an empty type for that of any text',
      'label-schema: {com.example.team: ""}',
      [floating, 'dockerfile/invalid-label-value: information', maintainer],
    ],
    [
      'allows no other labels by `strict-labels`',
      'strict-labels: true\nlabel-schema: {com.example.source: text}',
      [floating, 'dockerfile/unlisted-label: information', maintainer],
    ],
    ['is not strict without `label-schema`', 'strict-labels: true', [floating, maintainer]],
    [
      'makes markers of hadolint do nothing by `disable-ignore-pragma`',
      'disable-ignore-pragma: true',
      [floating, 'dockerfile/sudo: warning', maintainer],
    ],
    [
      'speaks of a run of hadolint by other keys',
      'failure-threshold: error\nno-fail: true\nformat: json',
      [floating, maintainer],
    ],
  ];
  for (const [name, config, expected] of cases) {
    it(name, async () => {
      const linter = linterOf({ Dockerfile: dockerfile, '.hadolint.yaml': config }, dockerRules);
      assert.deepEqual(await findings(linter, 'Dockerfile'), expected);
      assert.deepEqual(faults(linter), []);
    });
  }

  /** Each a pair of findings of one rule, of which the code is the first. */
  const told: [rule: string, code: string, dockerfile: string][] = [
    ['dockerfile/floating-tag', 'DL3006', 'FROM debian AS a\nFROM debian:latest\n'],
    ['dockerfile/floating-tag', 'DL3007', 'FROM debian:latest AS a\nFROM debian:edge\n'],
    ['dockerfile/repeated-instruction', 'DL3012', 'FROM a:1\nHEALTHCHECK NONE\nHEALTHCHECK NONE\nCMD a\nCMD b\n'],
    ['dockerfile/repeated-instruction', 'DL4003', 'FROM a:1\nCMD a\nCMD b\nENTRYPOINT a\nENTRYPOINT b\n'],
    ['dockerfile/repeated-instruction', 'DL4004', 'FROM a:1\nENTRYPOINT a\nENTRYPOINT b\nCMD a\nCMD b\n'],
    ['dockerfile/unanswered-prompt', 'DL3014', 'FROM a:1\nRUN apt-get install git\nRUN yum install git\n'],
    ['dockerfile/unanswered-prompt', 'DL3030', 'FROM a:1\nRUN yum install git\nRUN dnf install git\n'],
    ['dockerfile/unanswered-prompt', 'DL3034', 'FROM a:1\nRUN zypper install git\nRUN dnf install git\n'],
    ['dockerfile/unanswered-prompt', 'DL3038', 'FROM a:1\nRUN dnf install git\nRUN yum install git\n'],
    ['dockerfile/rpm-cache-left', 'DL3032', 'FROM a:1\nRUN yum install -y git\nRUN dnf install -y git\n'],
    ['dockerfile/rpm-cache-left', 'DL3036', 'FROM a:1\nRUN zypper -n install git\nRUN dnf install -y git\n'],
    ['dockerfile/rpm-cache-left', 'DL3040', 'FROM a:1\nRUN microdnf install -y git\nRUN yum install -y git\n'],
    ['dockerfile/unpinned-rpm-package', 'DL3033', 'FROM a:1\nRUN yum install -y git\nRUN dnf install -y git\n'],
    ['dockerfile/unpinned-rpm-package', 'DL3037', 'FROM a:1\nRUN zypper -n install git\nRUN dnf install -y git\n'],
    ['dockerfile/unpinned-rpm-package', 'DL3041', 'FROM a:1\nRUN dnf install -y git\nRUN yum install -y git\n'],
    ['dockerfile/invalid-label-value', 'DL3051', 'FROM a:1\nLABEL text= url=x\n'],
    ['dockerfile/invalid-label-value', 'DL3052', 'FROM a:1\nLABEL url=x spdx=x\n'],
    ['dockerfile/invalid-label-value', 'DL3053', 'FROM a:1\nLABEL rfc3339=x url=x\n'],
    ['dockerfile/invalid-label-value', 'DL3054', 'FROM a:1\nLABEL spdx=x url=x\n'],
    ['dockerfile/invalid-label-value', 'DL3055', 'FROM a:1\nLABEL hash=x url=x\n'],
    ['dockerfile/invalid-label-value', 'DL3056', 'FROM a:1\nLABEL semver=x url=x\n'],
    ['dockerfile/invalid-label-value', 'DL3058', 'FROM a:1\nLABEL email=x url=x\n'],
    ['shell/bashism', 'SC3010', 'FROM debian:12\nRUN [[ -n $X ]]\nRUN source a\n'],
    ['shell/bashism', 'SC3046', 'FROM debian:12\nRUN source a\nRUN [[ -n $X ]]\n'],
    ['shell/unquoted-variable', 'SC2086', 'FROM a:1\nRUN cat a$X\nRUN : ${X:=b}\n'],
    ['shell/unquoted-variable', 'SC2223', 'FROM a:1\nRUN : ${X:=b}\nRUN cat a$X\n'],
    ['shell/unquoted-variable', 'SC2231', 'FROM a:1\nRUN for f in $D/*; do :; done\nRUN cat a$X\n'],
  ];
  for (const [rule, code, text] of told) {
    it(`tells ${code} from the rest of ${rule}`, async () => {
      const schema = ['text', 'url', 'rfc3339', 'spdx', 'hash', 'semver', 'email'].map((type) => `${type}: ${type}`);
      const level = rule === 'shell/bashism' ? 'warning' : 'error'; // Not the one that it has anyway.
      const config = `override: {${level}: [${code}]}\nlabel-schema: {${schema.join(', ')}}\n`;
      const files = { Dockerfile: text, '.plimsoll.yaml': 'preset: all' };
      const linter = linterOf({ ...files, '.hadolint.yaml': config }, [rule]);
      const [first, second, ...more] = await findings(linter, 'Dockerfile');
      assert.deepEqual(more, []);
      assert.equal(first, `${rule}: ${level}`);
      assert.notEqual(second, `${rule}: ${level}`);
      const silent = linterOf({ ...files, '.hadolint.yaml': `ignored: [${code}]\n${config}` }, [rule]);
      assert.deepEqual(await findings(silent, 'Dockerfile'), [second]);
    });
  }

  it('never silences a file that cannot be read', async () => {
    const config = 'ignored: [DL1000, DL3011, DL3023, DL3043, DL3061]';
    const linter = linterOf({ Dockerfile: 'FROM debian:12.5\nRUM make\n', '.hadolint.yaml': config }, dockerRules);
    assert.deepEqual(await findings(linter, 'Dockerfile'), ['dockerfile/syntax: error']);
  });

  it('leaves our own ignore comments and those of others alone', async () => {
    const text = 'FROM debian:latest\n# plimsoll ignore=DL4000 -- him\nMAINTAINER ada\n#checkov:skip=CKV_DOCKER_7\n';
    const files = { Dockerfile: text, '.hadolint.yaml': 'disable-ignore-pragma: true' };
    assert.deepEqual(await findings(linterOf(files, dockerRules), 'Dockerfile'), []);
  });

  it('that makes markers do nothing lets fixes through as well', async () => {
    const text = 'FROM debian:12.5\n# hadolint ignore=DL4000\nMAINTAINER ada\n';
    const files = { Dockerfile: text, '.hadolint.yaml': 'disable-ignore-pragma: true' };
    const fixed = await linterOf(files, dockerRules).fix(memoryUri('Dockerfile'), 'unsafe');
    assert.ok(!fixed?.text.includes('MAINTAINER'));
  });
});

const kubeRules = [
  'kubernetes/missing-cpu-request',
  'kubernetes/missing-memory-limit',
  'kubernetes/privileged-container',
];

const pod = `apiVersion: v1
kind: Pod
metadata: {name: shop}
spec:
  containers:
    - name: web
      image: debian:12.5
      securityContext: {privileged: true}
`;
const compose = 'services:\n  web:\n    image: debian:12.5\n    privileged: true\n';

const cpu = 'kubernetes/missing-cpu-request: warning';
const memory = 'kubernetes/missing-memory-limit: warning';
const privileged = 'kubernetes/privileged-container: warning';

describe('a .kube-linter.yaml', () => {
  const cases: [name: string, config: string, found: readonly string[]][] = [
    ['may be empty', '', [cpu, memory, privileged]],
    ['may leave its lists empty', 'checks:\n  exclude:\n  include:\n', [cpu, memory, privileged]],
    ['switches rules off by `exclude`', 'checks: {exclude: [privileged-container]}', [cpu, memory]],
    [
      'lets `exclude` win over all else',
      'checks: {addAllBuiltIn: true, include: [privileged-container], exclude: [privileged-container]}',
      [cpu, memory],
    ],
    [
      'leaves on what it includes alone',
      'checks: {doNotAutoAddDefaults: true, include: [privileged-container]}',
      [privileged],
    ],
    ['leaves nothing on without defaults', 'checks: {doNotAutoAddDefaults: true}', []],
    [
      'lets `addAllBuiltIn` win over the lack of defaults',
      'checks: {doNotAutoAddDefaults: true, addAllBuiltIn: true}',
      [cpu, memory, privileged],
    ],
    ['names checks that no rule has', 'checks: {exclude: [mine], include: [none]}', [cpu, memory, privileged]],
    [
      'may define checks of its own, which are nothing here',
      'customChecks: [{name: mine, template: required-label, params: {key: a}}]',
      [cpu, memory, privileged],
    ],
  ];
  for (const [name, config, expected] of cases) {
    it(name, async () => {
      const linter = linterOf({ 'pod.yaml': pod, '.kube-linter.yaml': config }, kubeRules);
      assert.deepEqual([...(await findings(linter, 'pod.yaml'))].sort(), expected);
      assert.deepEqual(faults(linter), []);
    });
  }

  it('switches on what is off', async () => {
    const files = { 'pod.yaml': pod, '.plimsoll.yaml': 'rules: {kubernetes/privileged-container: off}' };
    const config = 'checks: {include: [privileged-container]}';
    const linter = linterOf({ ...files, 'a/.kube-linter.yaml': config, 'a/pod.yaml': pod }, kubeRules);
    assert.equal((await findings(linter, 'pod.yaml')).length, 2);
    assert.equal((await findings(linter, 'a/pod.yaml')).length, 3);
  });

  const paths: [ignored: string, path: string, linted: boolean][] = [
    ['charts/**', 'charts/a/pod.yaml', false],
    ['./charts/**', 'charts/a/pod.yaml', false],
    ['charts/**', 'a/charts/pod.yaml', true],
    ['"*.yaml"', 'pod.yaml', false],
    ['"*.yaml"', 'a/pod.yaml', true],
    ['"**/*.gen.yaml"', 'a/b/pod.gen.yaml', false],
    ['/**/*/charts/**', 'a/charts/b/pod.yaml', false],
    ['"{charts,dev}/{a,b}.yaml"', 'dev/b.yaml', false],
    ['"{charts,{dev,test}}/**"', 'test/b.yaml', false],
    ['"{charts,dev}/{a,b}.yaml"', 'dev/c.yaml', true],
    ['"{charts"', 'charts/a.yaml', true],
    ['"!charts/**"', 'charts/a.yaml', true],
    ['~/charts/**', 'charts/a.yaml', true],
    ['../charts/**', 'charts/a.yaml', true],
    ['/srv/*.yaml', 'srv/a.yaml', true],
  ];
  for (const [ignored, path, linted] of paths) {
    it(`${linted ? 'leaves' : 'takes out'} ${path} where it ignores ${ignored}`, async () => {
      const linter = linterOf({ [path]: pod, '.kube-linter.yaml': `checks: {ignorePaths: [${ignored}]}` }, kubeRules);
      assert.equal((await findings(linter, path)).length, linted ? 3 : 0);
      assert.deepEqual(faults(linter), []);
    });
  }

  it('ignores nothing but Kubernetes files', async () => {
    const files = { 'a/pod.yaml': pod, 'a/compose.yaml': compose, 'a/Dockerfile': dockerfile };
    const names = [...kubeRules, ...dockerRules, 'compose/privileged-service'];
    const linter = linterOf({ ...files, '.kube-linter.yaml': 'checks: {ignorePaths: [a/**]}' }, names);
    assert.equal((await linter.lint(memoryUri('a/pod.yaml'))).language, undefined);
    assert.equal((await findings(linter, 'a/compose.yaml')).length, 1);
    assert.equal((await findings(linter, 'a/Dockerfile')).length, 2);
  });

  it('has its ignored paths taken back by a .plimsoll.yaml beside it', async () => {
    const files = { 'a.yaml': pod, 'b.yaml': pod, '.kube-linter.yaml': 'checks: {ignorePaths: ["*.yaml"]}' };
    const linter = linterOf({ ...files, '.plimsoll.yaml': 'ignore: "!a.yaml"' }, kubeRules);
    assert.equal((await findings(linter, 'a.yaml')).length, 3);
    assert.equal((await findings(linter, 'b.yaml')).length, 0);
  });
});

describe('configuration files of other tools', () => {
  const cases: [name: string, files: Files, path: string, found: readonly string[]][] = [
    ['may be called .yml', { '.hadolint.yml': 'ignored: [DL4000]' }, 'Dockerfile', [floating]],
    [
      'called .yaml win over those called .yml',
      { '.hadolint.yml': 'ignored: [DL3006, DL3007]', '.hadolint.yaml': 'ignored: [DL4000]' },
      'Dockerfile',
      [floating],
    ],
    ['speak of the folders below', { '.hadolint.yaml': 'ignored: [DL4000]' }, 'a/b/Dockerfile', [floating]],
    [
      'do not speak of the folders beside',
      { 'a/.hadolint.yaml': 'ignored: [DL4000]' },
      'Dockerfile',
      [floating, maintainer],
    ],
    [
      'are laid over those of the folders above',
      { '.hadolint.yaml': 'ignored: [DL4000]', 'a/.hadolint.yaml': 'override: {error: [DL4000]}' },
      'a/Dockerfile',
      [floating, 'dockerfile/maintainer: error'],
    ],
    [
      'win over a .plimsoll.yaml of a folder above',
      { '.plimsoll.yaml': 'rules: {dockerfile/maintainer: error}', 'a/.hadolint.yaml': 'ignored: [DL4000]' },
      'a/Dockerfile',
      [floating],
    ],
    [
      'yield to a .plimsoll.yaml of a folder below',
      { '.hadolint.yaml': 'ignored: [DL4000]', 'a/.plimsoll.yaml': 'rules: {dockerfile/maintainer: on}' },
      'a/Dockerfile',
      [floating, maintainer],
    ],
    [
      'yield to a .plimsoll.yaml beside them, and add what it does not say',
      {
        '.hadolint.yaml': 'ignored: [DL4000, DL3006, DL3007]\ntrustedRegistries: [quay.io]',
        '.plimsoll.yaml': 'rules: {dockerfile/maintainer: error, dockerfile/untrusted-registry: hint}',
      },
      'Dockerfile',
      ['dockerfile/untrusted-registry: hint', 'dockerfile/maintainer: error'],
    ],
    [
      'switch off no rule that a .plimsoll.yaml beside them gives options to',
      {
        '.hadolint.yaml': 'ignored: [DL3049, DL4000]',
        '.plimsoll.yaml': 'rules: {dockerfile/missing-label: {labels: [com.example.owner]}}',
      },
      'Dockerfile',
      ['dockerfile/missing-label: warning', floating],
    ],
    [
      'nor what is one code of such a rule',
      {
        '.hadolint.yaml': 'ignored: [DL3007, DL4000]',
        '.plimsoll.yaml': 'rules: {dockerfile/floating-tag: {tags: [latest]}}',
      },
      'Dockerfile',
      [floating],
    ],
    [
      'say nothing of a code where a .plimsoll.yaml beside them gives its rule a severity',
      {
        '.hadolint.yaml': 'ignored: [DL4000]\noverride: {style: [DL3007]}',
        '.plimsoll.yaml': 'rules: {dockerfile/floating-tag: error}',
      },
      'Dockerfile',
      ['dockerfile/floating-tag: error'],
    ],
    [
      'add up, code by code',
      { '.hadolint.yaml': 'override: {style: [DL3007]}', 'a/.hadolint.yaml': 'ignored: [DL3006, DL4000]' },
      'a/Dockerfile',
      ['dockerfile/floating-tag: hint'],
    ],
    [
      'hold under the preset of a .plimsoll.yaml beside them',
      { '.hadolint.yaml': 'ignored: [DL4000]', '.plimsoll.yaml': 'preset: all' },
      'Dockerfile',
      ['dockerfile/missing-healthcheck: hint', floating],
    ],
    [
      'may be extended',
      { '.plimsoll.yaml': 'extends: ci/.hadolint.yaml', 'ci/.hadolint.yaml': 'ignored: [DL4000]' },
      'Dockerfile',
      [floating],
    ],
    [
      'of several tools hold at once',
      { '.hadolint.yaml': 'ignored: [DL4000]', '.kube-linter.yaml': 'checks: {doNotAutoAddDefaults: true}' },
      'Dockerfile',
      [floating],
    ],
    [
      'can have their markers back in a folder below',
      { '.hadolint.yaml': 'disable-ignore-pragma: true', 'a/.hadolint.yaml': 'disable-ignore-pragma: false' },
      'a/Dockerfile',
      [floating, maintainer],
    ],
  ];
  for (const [name, files, path, expected] of cases) {
    it(name, async () => {
      const linter = linterOf({ [path]: dockerfile, ...files }, dockerRules);
      assert.deepEqual([...(await findings(linter, path))].sort(), [...expected].sort());
      assert.deepEqual(faults(linter), []);
    });
  }

  it('are not read beside the one that the caller names, unless it is one of them', async () => {
    const files = {
      Dockerfile: dockerfile,
      '.hadolint.yaml': 'ignored: [DL3006, DL3007]',
      'ci.yaml': '',
      'ci/.hadolint.yaml': 'ignored: [DL4000]',
    };
    assert.deepEqual(await findings(linterOf(files, dockerRules, 'ci.yaml'), 'Dockerfile'), [floating, maintainer]);
    assert.deepEqual(await findings(linterOf(files, dockerRules, 'ci/.hadolint.yaml'), 'Dockerfile'), [floating]);
  });

  it('count from the moment that they change', async () => {
    const linter = linterOf({ Dockerfile: dockerfile }, dockerRules);
    assert.deepEqual(await findings(linter, 'Dockerfile'), [floating, maintainer]);
    linter.files.set('.hadolint.yaml', 'ignored: [DL4000]');
    assert.equal(linter.changed(memoryUri('.hadolint.yaml')), true);
    assert.deepEqual(await findings(linter, 'Dockerfile'), [floating]);
    assert.equal(linter.changed(memoryUri('.kube-linter.yml')), true);
  });
});

describe('a faulty configuration file of another tool', () => {
  const cases: [files: Files, faults: readonly string[], found: readonly string[]][] = [
    [
      { '.hadolint.yaml': 'ignored:\n  - DL4000\n  - 7\n' },
      ['.hadolint.yaml 3:5 must be a string, not `7`'],
      [floating],
    ],
    [
      { '.hadolint.yaml': 'ignored: [DL4000]\noverride: [DL3006]\n' },
      ['.hadolint.yaml 2:1 must be a mapping, not `["DL3006"]`'],
      [floating],
    ],
    [
      { '.hadolint.yaml': 'ignored: [DL4000]\noverride: {error: {a: b}}\n' },
      ['.hadolint.yaml 2:12 must be a list, not `{"a":"b"}`'],
      [floating],
    ],
    [
      { '.hadolint.yaml': 'ignored: [DL4000]\nlabel-schema:\n  com.example.team: txt\n  com.example.source: url\n' },
      ['.hadolint.yaml 3:3 `txt` is no type of a label: write email, hash, rfc3339, semver, spdx, text or url'],
      [floating, 'dockerfile/invalid-label-value: information'],
    ],
    [
      { '.hadolint.yaml': 'ignored: [DL4000]\ndisable-ignore-pragma: yes\nstrict-labels: 1\n' },
      ['.hadolint.yaml 3:1 must be true or false, not `1`', '.hadolint.yaml 2:1 must be true or false, not `yes`'],
      [floating],
    ],
    [
      { '.hadolint.yaml': '- DL4000\n' },
      ['.hadolint.yaml 1:1 must be a mapping, not `["DL4000"]`'],
      [floating, maintainer],
    ],
    [
      { '.hadolint.yaml': 'ignored: [DL4000]', '.kube-linter.yaml': 'checks: 7' },
      ['.kube-linter.yaml 1:1 must be a mapping, not `7`'],
      [floating],
    ],
    [
      { '.hadolint.yaml': 'ignored: [DL4000]', '.kube-linter.yaml': 'checks:\n  exclude: [1]\n  addAllBuiltIn: 2\n' },
      ['.kube-linter.yaml 2:13 must be a string, not `1`', '.kube-linter.yaml 3:3 must be true or false, not `2`'],
      [floating],
    ],
    [
      { '.kube-linter.yaml': `checks:\n  ignorePaths:\n    - a\n    - ${'"'}${'{a,b}'.repeat(40)}"\n` },
      ['.kube-linter.yaml 4:7 stands for more than 100 paths'],
      [floating, maintainer],
    ],
  ];
  for (const [files, expected, found] of cases) {
    it(`says ${expected.join(', ')}`, async () => {
      const linter = linterOf({ Dockerfile: dockerfile, ...files }, dockerRules);
      assert.deepEqual(await findings(linter, 'Dockerfile'), found);
      assert.deepEqual(faults(linter), expected);
    });
  }

  it('that is no YAML leaves all else in force', async () => {
    const files = { '.hadolint.yaml': 'ignored: [DL4000\n', '.plimsoll.yaml': 'rules: {dockerfile/floating-tag: off}' };
    const linter = linterOf({ Dockerfile: dockerfile, ...files }, dockerRules);
    assert.deepEqual(await findings(linter, 'Dockerfile'), [maintainer]);
    assert.match(faults(linter).join(), /^\.hadolint\.yaml 2:1 \w/u);
  });
});
