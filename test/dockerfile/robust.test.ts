import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/edit.ts';
import type { Fix } from '../../server/src/core/fix.ts';
import type { OptionSpecs } from '../../server/src/core/options.ts';
import { type Span, union } from '../../server/src/core/span.ts';
import { after, before, removeInstruction, removeWord } from '../../server/src/dockerfile/edits.ts';
import { dockerfile } from '../../server/src/dockerfile/language.ts';
import type { Dockerfile, Instruction } from '../../server/src/dockerfile/model.ts';
import { rules } from '../../server/src/rules/index.ts';
import { mutated, randomNumbers } from '../mutations.ts';

const web = `# syntax=docker/dockerfile:1
# check=skip=JSONArgsRecommended;error=true
ARG TAG=22.11 BASE=node:\${TAG}
FROM --platform=$BUILDPLATFORM \${BASE:-node}@sha256:00 as Build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# hadolint ignore=DL3008
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
    --mount=type=secret,id="token",env=TOKEN --network=none \\
    apt-get update && apt-get install -y \\
      # why
      curl="7.*" 'wget' \\

      git \\
    && rm -rf /var/lib/apt/lists/*
RUN <<EOF bash -s && cat 3<<-'B'
cd /x
  echo "$A" | tee b
EOF
\tC
\tB
ENV A=1 B="c d" \\
  E=\${A#1*}\${B//c/\\/}
ENV LEGACY some value
ONBUILD RUN <<X
X
FROM build
COPY --from=Build --chown=1:\${GID:-2} --link ["a b", "c\\u0064", "/e/"]
ADD --checksum=sha256:00 https://a.example/b.tar.gz git@a.example:b.git#c:d <<F /g/
$A \${B:+
F
EXPOSE 80/TCP 8080:80 7000-7010
HEALTHCHECK --interval=1m30s CMD curl -f http://localhost || exit 1
USER root:root
WORKDIR app
VOLUME ["/data"]
CMD node server.js | tee /log
`;

const windows = `# escape=\`
FROM mcr.microsoft.com/windows/nanoserver:ltsc2022
COPY a\\ C:\\b\\
RUN powershell -Command \`
    Remove-Item $x; \`
# comment
    Get-Item 'C:\\'
ENTRYPOINT ["cmd", "/S"]
`;

describe('half-typed and damaged Dockerfiles', () => {
  for (const [name, text] of Object.entries({ web, windows, 'CRLF line ends': web.replaceAll('\n', '\r\n') })) {
    it(`never stop the reader: prefixes of ${name}`, () => {
      for (let end = 0; end <= text.length; end += 7) survives(text.slice(0, end), false);
    });

    it(`never stop the reader or a rule: mutations of ${name}`, () => {
      const random = randomNumbers(20261125);
      for (let round = 0; round < 40; round++) survives(mutated(text, pieces, random), true);
    });
  }

  const hostile: [name: string, text: string][] = [
    ['many quotes', `FROM a\nENV A=${'"'.repeat(50_000)}\n`],
    ['deep variables', `FROM a\nENV A=${'${A:-'.repeat(20_000)}\n`],
    ['many stars', `FROM a\nENV A=${'a'.repeat(500)}\nENV B=\${A//*a*a*a*a*a*a*b/} C=\${A%%*a*a*a*a*b}\n`],
    ['many heredocs', `FROM a\nRUN ${'<<A '.repeat(2_000)}\n`],
    ['many lines', `FROM a\nRUN b ${'\\\n  c '.repeat(10_000)}\n`],
    ['many flags', `FROM a\nRUN ${'--mount=type=bind,from=b '.repeat(1_000)}\n`],
    ['many stages', 'FROM a AS b\nCOPY --from=b c d\n'.repeat(500)],
    ['many variables', `FROM a\n${'ENV A=$A B=$B\n'.repeat(2_000)}`],
    ['a long name', `FROM ${'a-'.repeat(30_000)}\n`],
  ];
  for (const [name, text] of hostile) {
    it(`are read: ${name}`, () => {
      assert.ok(dockerfile().parse(text).instructions.length > 0);
    });
  }
});

const pieces = [
  ...' \n\t\\`"\'$#<>-=:,/[]{}@|&;',
  '\\\n',
  '${',
  '<<EOF',
  'EOF\n',
  '--from=',
  '--mount=type=',
  'FROM ',
  'ONBUILD ',
  ' AS x',
  '\r',
  '\u0000',
  '\ud800',
  '\u00a0',
];

/** Reads all there is to read, in bounds, and edits all there is to edit. */
function survives(text: string, withRules: boolean): void {
  const language = dockerfile();
  const file = language.parse(text);
  for (const { span } of file.problems) inBounds(text, span);
  for (const { span, scope } of language.comments(file)) {
    assert.equal(text[span.start], '#');
    if (scope) inBounds(text, scope);
  }
  for (const instruction of file.instructions) {
    everySpan(text, instruction);
    edits(file, instruction);
  }
  for (const { scope } of language.markers!(file)) assert.ok(scope.start <= scope.end);
  JSON.stringify(language.facts!(file)!.data);
  if (withRules) everyRule(text, file);
  else for (const _ of language.walk(file));
}

function inBounds(text: string, { start, end }: Span): void {
  assert.ok(0 <= start && start <= end && end <= text.length, `${start}..${end} of ${text.length} in ${text}`);
}

/** The spans of a record and of all that it holds. What earlier instructions have set is theirs to show. */
function everySpan(text: string, value: unknown): void {
  if (Array.isArray(value)) for (const each of value) everySpan(text, each);
  else if (value && typeof value === 'object') {
    if ('start' in value && 'end' in value) inBounds(text, value as Span);
    for (const [key, each] of Object.entries(value)) if (key !== 'environment' && key !== 'map') everySpan(text, each);
  }
}

function edits(file: Dockerfile, instruction: Instruction): void {
  const changes = [
    before(file, instruction, 'USER a'),
    after(file, instruction, 'USER a'),
    removeInstruction(file, instruction),
    removeWord(file, union(instruction.word.span, instruction.rest.span)),
  ];
  for (const edit of changes) applyEdits(file.text, [edit]);
}

function everyRule(text: string, file: Dockerfile): void {
  for (const { id, rule } of rules) {
    if (!id.startsWith('dockerfile/') || !rule.on) continue;
    const specs: OptionSpecs = rule.options ?? {};
    const options = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, spec.default]));
    const report = (at: Span, _: string, more?: { readonly fixes?: readonly (Fix | undefined)[] }) => {
      inBounds(text, at);
      for (const fix of more?.fixes ?? []) if (fix) applyEdits(text, fix.edits);
    };
    const context = { options, state: rule.state?.(), report };
    for (const [name, event] of dockerfile().walk(file)) rule.on[name]?.(event, context);
  }
}
