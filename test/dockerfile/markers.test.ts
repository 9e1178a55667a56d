import assert from 'node:assert/strict';
import { readCheckOptions } from '../../server/src/dockerfile/checks.ts';
import { dockerfile } from '../../server/src/dockerfile/language.ts';
import { faultyMarkersOf, markersOf } from '../../server/src/dockerfile/markers.ts';
import { parseDockerfile } from '../../server/src/dockerfile/parse.ts';

/** What is silenced from which to which line (from 1), each name with where it is written, and why. */
function silenced(text: string): string[] {
  const lineOf = (offset: number) => text.slice(0, Math.min(offset, text.length)).split('\n').length;
  return markersOf(parseDockerfile(text)).flatMap(({ names, scope, reason }) =>
    names.map(({ text: name, span }) => {
      assert.ok(name.endsWith(text.slice(span.start, span.end)), `${name} is found where it is written`);
      const lines = scope.end > text.length ? 'file' : `${lineOf(scope.start)}-${lineOf(scope.end)}`;
      return `${name} ${lines}${reason && ` ${reason}`}`;
    }),
  );
}

describe('ignore comments of hadolint', () => {
  /** Above the RUN of line 3. Whether hadolint 2.15.1 reads it was tried out with each. */
  const above: readonly (readonly [comment: string, ...silenced: string[]])[] = [
    ['# hadolint ignore=DL3004', 'hadolint/DL3004 3-4'],
    ['#hadolint ignore=DL3004', 'hadolint/DL3004 3-4'],
    ['#\thadolint\tignore\t=\tDL3004', 'hadolint/DL3004 3-4'],
    ['  #  hadolint  ignore  =  DL3004  ', 'hadolint/DL3004 3-4'],
    ['# hadolint ignore=DL3004\r', 'hadolint/DL3004 3-4'],
    ['# hadolint ignore=DL3059,DL3004', 'hadolint/DL3059 3-4', 'hadolint/DL3004 3-4'],
    ['# hadolint ignore=DL3059 , SC2086', 'hadolint/DL3059 3-4', 'shellcheck/SC2086 3-4'],
    ['# hadolint ignore=DL3004 # because', 'hadolint/DL3004 3-4 because'],
    ['# hadolint ignore=DL3004# DL3004', 'hadolint/DL3004 3-4 DL3004'],
    ['# hadolint ignore=DL9999', 'hadolint/DL9999 3-4'],
    ['# hadolint global ignore=DL3004', 'hadolint/DL3004 file'],
    ['# hadolint global ignore=DL3004 # why', 'hadolint/DL3004 file why'],
    ['# hadolint stage ignore=DL3004'],
    ['# hadolint ignore=DL3004 -- because'],
    ['# hadolint ignore=DL3004 because'],
    ['# hadolint ignore=DL3059 DL3004'],
    ['# hadolint ignore=DL3004,'],
    ['# hadolint ignore=,DL3004'],
    ['# hadolint ignore=DL3059,,DL3004'],
    ['# hadolint ignore=DL3004,FOO'],
    ['# hadolint ignore=dl3004'],
    ['# hadolint ignore=all'],
    ['# HADOLINT ignore=DL3004'],
    ['# hadolint Ignore=DL3004'],
    ['# hadolint: ignore=DL3004'],
    ['# hadolint ignore: DL3004'],
    ['## hadolint ignore=DL3004'],
    ['# x hadolint ignore=DL3004'],
  ];
  for (const [comment, ...expected] of above) {
    it(`${expected.length > 0 ? 'take' : 'leave'} ${JSON.stringify(comment)}`, () => {
      assert.deepEqual(silenced(`FROM debian\n${comment}\nRUN sudo \\\n  make\nRUN sudo x\n`), expected);
    });
  }

  const places: readonly (readonly [name: string, text: string, ...silenced: string[]])[] = [
    ['count right above only', '# hadolint ignore=DL3006\n\nFROM debian\n'],
    ['do not look through other comments', '# hadolint ignore=DL3006\n# why\nFROM debian\n'],
    ['may stand below other comments', '# why\n# hadolint ignore=DL3006\nFROM debian\n', 'hadolint/DL3006 3-3'],
    ['do not add up', '# hadolint ignore=DL3006\n# hadolint ignore=DL3007\nFROM debian\n', 'hadolint/DL3007 3-3'],
    [
      'do not count within an instruction',
      'FROM debian\nRUN a && \\\n# hadolint ignore=DL3004\n  sudo b\nRUN sudo c\n',
    ],
    ['do not count within a heredoc', 'FROM debian\nRUN <<EOF\n# hadolint global ignore=DL3004\nEOF\nRUN sudo c\n'],
    ['count above ONBUILD', 'FROM debian\n# hadolint ignore=DL3004\nONBUILD RUN sudo a\n', 'hadolint/DL3004 3-3'],
    ['count above a global ARG', '# hadolint ignore=DL3064\nARG TOKEN=a\nFROM debian\n', 'hadolint/DL3064 2-2'],
    [
      'count below directives',
      '# syntax=docker/dockerfile:1\n# hadolint ignore=DL3006\nFROM debian\n',
      'hadolint/DL3006 3-3',
    ],
    [
      'speak of a file from its end',
      'FROM debian\nRUN sudo a\n# hadolint global ignore=DL3004\n',
      'hadolint/DL3004 file',
    ],
    [
      'speak of a stage above its FROM',
      'FROM debian\nRUN sudo a\n# hadolint stage ignore=DL3004\nFROM debian\nRUN sudo b\n\nFROM debian\n',
      'hadolint/DL3004 4-5',
    ],
    ['speak of no stage from further away', '# hadolint stage ignore=DL3004\n\nFROM debian\nRUN sudo a\n'],
  ];
  for (const [name, text, ...expected] of places) it(name, () => assert.deepEqual(silenced(text), expected));
});

describe('comments that do nothing for hadolint', () => {
  const faults: readonly (readonly [text: string, fault: RegExp | undefined])[] = [
    ['# hadolint ignore=DL3006\n\nFROM debian\n', /right above an instruction/u],
    ['# hadolint ignore=DL3006\n# why\nFROM debian\n', /right above an instruction/u],
    ['FROM debian\n# hadolint ignore=DL3006\n', /right above an instruction/u],
    ['FROM debian\nRUN a && \\\n# hadolint ignore=DL3004\n  sudo b\n', /within an instruction/u],
    ['FROM debian\n# hadolint stage ignore=DL3004\nRUN sudo b\n', /above its FROM/u],
    ['# hadolint ignore=DL3006 -- why\nFROM debian\n', /nothing behind the codes/u],
    ['# hadolint: ignore=DL3006\nFROM debian\n', /nothing behind the codes/u],
    ['# hadolint ignore: DL3006\nFROM debian\n', /nothing behind the codes/u],
    ['# hadolint ignore=dl3006\nFROM debian\n', /nothing behind the codes/u],
    ['# hadolint ignore=DL3006 # why\nFROM debian\n# hadolint global ignore=DL3004\n', undefined],
    ['# hadolint shell=bash\nFROM debian\n', undefined],
    ['# hadolint can ignore what you tell it to\nFROM debian\n', undefined],
  ];
  for (const [text, fault] of faults) {
    it(`${fault ? 'are known' : 'are none'}: ${JSON.stringify(text)}`, () => {
      const [found] = faultyMarkersOf(parseDockerfile(text));
      if (fault) assert.match(found?.fault ?? '', fault);
      else assert.equal(found, undefined);
    });
  }
});

describe('skipped checks of BuildKit', () => {
  /** Above the CMD of line 2. Whether BuildKit 0.34.2 reads it was tried out with each. */
  const above: readonly (readonly [comments: string, ...silenced: string[]])[] = [
    ['# check=skip=JSONArgsRecommended', 'buildkit/JSONArgsRecommended 3-3'],
    ['#check=skip=all', 'buildkit/all 3-3'],
    ['#   Check  =   skip=all', 'buildkit/all 3-3'],
    ['# check=skip=A,B', 'buildkit/A 3-3', 'buildkit/B 3-3'],
    ['# check=skip=A, B', 'buildkit/A 3-3 B'],
    ['# check=skip=all // it wants a shell', 'buildkit/all 3-3 it wants a shell'],
    ['# check=error=true;skip=all', 'buildkit/all 3-3'],
    ['# check=skip=A;skip=B', 'buildkit/B 3-3'],
    ['# check=skip=all;skip=B', 'buildkit/all 3-3', 'buildkit/B 3-3'],
    ['# check=skip=A,all', 'buildkit/A 3-3'],
    ['# check=skip=all;foo=1'],
    ['# check=skip =all'],
    ['# check=error=true'],
    ['# check=experimental=all'],
    ['  # check=skip=all'],
    ['# a check=skip=all'],
  ];
  for (const [comment, ...expected] of above) {
    it(`${expected.length > 0 ? 'take' : 'leave'} ${JSON.stringify(comment)}`, () => {
      assert.deepEqual(silenced(`FROM debian\n${comment}\nCMD a\nCMD b\n`), expected);
    });
  }

  const places: readonly (readonly [name: string, text: string, ...silenced: string[]])[] = [
    ['speak of the file at its top', '# syntax=a\n# check=skip=A\nFROM debian\nCMD a\n', 'buildkit/A file'],
    ['speak of an instruction elsewhere', '# a\n# check=skip=A\nFROM debian\nCMD a\n', 'buildkit/A 3-3'],
    ['look through blank lines and comments', 'FROM debian\n# check=skip=A\n\n# why\nCMD a\n', 'buildkit/A 5-5'],
    ['end at an empty comment', 'FROM debian\n# check=skip=A\n#\nCMD a\n'],
    ['begin anew below an empty comment', 'FROM debian\n# check=skip=A\n#\n# check=skip=B\nCMD a\n', 'buildkit/B 5-5'],
    ['count once', 'FROM debian\n# check=skip=A\n# check=skip=B\nCMD a\n', 'buildkit/A 4-4'],
    ['count for nothing if the first is wrong', 'FROM debian\n# check=a=b\n# check=skip=B\nCMD a\n'],
    ['do not count within an instruction', 'FROM debian\nCMD a \\\n# check=skip=A\n  b\n'],
  ];
  for (const [name, text, ...expected] of places) it(name, () => assert.deepEqual(silenced(text), expected));

  const refused: readonly (readonly [value: string, fault: string])[] = [
    ['foo', '`foo` has no value: write `skip=...` or `error=true`'],
    ['skip=all;', '`` has no value: write `skip=...` or `error=true`'],
    ['error=yes', '`error` is true or false, not `yes`'],
    ['foo=1', '`foo` is no option of checks: they are skip, error and experimental'],
  ];
  for (const [value, fault] of refused) it(`refuse ${value}`, () => assert.equal(readCheckOptions(value), fault));
});

describe('ignore comments of scanners', () => {
  const texts: readonly (readonly [name: string, text: string, ...silenced: string[]])[] = [
    [
      'of checkov speak of the file',
      'FROM debian\n# checkov:skip=CKV_DOCKER_2: no service\n',
      'checkov/CKV_DOCKER_2 file no service',
    ],
    [
      'of checkov may name several',
      '#checkov:skip=CKV_A,CKV_B\nFROM debian\n',
      'checkov/CKV_A file',
      'checkov/CKV_B file',
    ],
    [
      'of trivy speak of the instruction below',
      'FROM debian\n#trivy:ignore:DS-0002\n\nUSER root\n',
      'trivy/DS-0002 4-4',
    ],
  ];
  for (const [name, text, ...expected] of texts) it(name, () => assert.deepEqual(silenced(text), expected));

  it('of trivy have ids in three forms', () => {
    const names = ['AVD-DS-0002', 'DS-0002', 'DS002'].flatMap((id) =>
      markersOf(parseDockerfile(`# trivy:ignore:${id}\nFROM debian\n`)).flatMap(({ names }) =>
        names.map(({ text }) => text),
      ),
    );
    assert.deepEqual(names, ['trivy/DS-0002', 'trivy/DS-0002', 'trivy/DS-0002']);
  });
});

describe('new ignore comments', () => {
  /** The line (from 1) above which one for the last line goes. */
  const lineFor = (text: string) => {
    const { parse, ignoreLine } = dockerfile();
    const at = text.trimEnd().lastIndexOf('\n') + 1;
    return text.slice(0, ignoreLine!(parse(text), { start: at, end: at + 1 })).split('\n').length;
  };

  it('stand right above the instruction', () => assert.equal(lineFor('FROM debian\n# why\nRUN a \\\n  b\n'), 3));
  it('leave those of hadolint where they count', () => {
    assert.equal(lineFor('FROM debian\n# why\n# hadolint ignore=DL3004\nRUN sudo a\n'), 3);
  });
});
