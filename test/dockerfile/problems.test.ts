import assert from 'node:assert/strict';
import { parseDockerfile } from '../../server/src/dockerfile/parse.ts';

/** The problems with the text they stand at; one with a build argument that could mend it says so. */
const problems = (text: string) =>
  parseDockerfile(text).problems.map(
    ({ span, message, argument }) =>
      `${text.slice(span.start, span.end)}: ${message}${argument ? ` (${argument})` : ''}`,
  );

/** In a stage of its own. */
const inStage = (line: string) => problems(`FROM scratch AS me\n${line}\n`);

describe('what BuildKit refuses', () => {
  const refused: [line: string, at: string, message: RegExp][] = [
    ['RUM a', 'RUM', /no instruction: did you mean `RUN`/u],
    ['RUN --mout=a b', 'mout', /no flag `--mout`: did you mean `--mount`/u],
    ['RUN --network=lan a', 'lan', /one of `default`/u],
    ['RUN --network=none --network=host a', '--network=host', /stands here twice/u],
    ['COPY --link=maybe a b', 'maybe', /`true` or `false`/u],
    ['COPY --from a b', '--from', /wants a value/u],
    ['COPY a', 'a', /a source and a destination/u],
    ['COPY /a <<EOF\nx\nEOF', '<<EOF', /a destination behind the heredoc/u],
    ['RUN <<EOF\nx', '<<EOF', /has no end/u],
    ['COPY <<EOF /x\n${A\nEOF', '${A\n', /the heredoc `EOF` cannot be read/u],
    ['RUN ["a", 1]', '["a", 1]', /must be a string/u],
    ['SHELL bash', 'bash', /wants a JSON array/u],
    ['ENV A', 'A', /has no value/u],
    ['ENV A=1 B', 'B', /has no `=`/u],
    ['ENV A="1', '"1', /a double quote is not closed/u],
    ['ENV A=${B^}', '${B^}', /no modifier/u],
    ['WORKDIR /${B:?must be set}', '${B:?must be set}', /`B` has no value \(must be set\)/u],
    ['ENV A=${B#\\a}', '${B#\\a}', /escapes what needs no escape/u],
    ['LABEL =a', '=a', /a name before the `=`/u],
    ['HEALTHCHECK curl', 'curl', /`CMD` before its command/u],
    ['HEALTHCHECK --interval=5 CMD a', '5', /no duration/u],
    ['STOPSIGNAL SIGFOO', 'SIGFOO', /no signal/u],
    ['EXPOSE 70000', '70000', /ports end at 65535/u],
    ['EXPOSE 9-8', '9-8', /ends before it begins/u],
    ['EXPOSE 80/http', '80/http', /no protocol/u],
    ['EXPOSE 1.2.3:80:80', '1.2.3:80:80', /`1.2.3` is no address/u],
    ['EXPOSE 80-82:80-81', '80-82:80-81', /not of one length/u],
    ['VOLUME [""]', '""', /cannot be empty/u],
    ['ONBUILD ONBUILD RUN a', 'ONBUILD', /cannot stand in ONBUILD/u],
    ['ONBUILD ENV A', 'A', /has no value/u],
    ['COPY --from=me a b', 'me', /cannot take files from itself/u],
    ['COPY --from=0 a b', '0', /cannot take files from itself/u],
    ['COPY --from=3 a b', '3', /no stage 3/u],
    ['COPY --from=$A a b', '$A', /variables are not expanded/u],
    ['COPY --from=A/B a b', 'A/B', /no image either: the name must be in lower case/u],
    ['RUN --mount=from=me,target=/a b', 'me', /cannot take files from itself/u],
    ['RUN --mount=type=disk b', 'type=disk', /no type of mount/u],
    ['RUN --mount=type=cache,size=1,target=/a b', 'size=1', /only tmpfs mounts/u],
    ['RUN --mount=required,type=ssh b', 'required', /behind their type/u],
    ['RUN --mount=type=cache,,target=/a b', '--mount=type=cache,,target=/a', /missing between the commas/u],
    ['RUN --mount=type=cache b', '--mount=type=cache', /wants a `target`/u],
    ['RUN --mount=type=bind,target=/a/.. b', 'target=/a/..', /the root folder/u],
    ['RUN --mount=type=secret b', '--mount=type=secret', /an `id` or a `target`/u],
    ['RUN --device=a,b c', 'a,b', /no option of a device/u],
    ['COPY --chmod=999 a b', '999', /no mode/u],
    ['COPY --link --chown=web a b', 'web', /as numbers/u],
    ['COPY https://a.example/b /c', 'https://a.example/b', /fetches nothing/u],
    ['ADD --checksum=sha256:00 https://a.example/b /c', 'sha256:00', /64 hexadecimal digits/u],
    ['ADD --checksum=sha256:00 a /c', 'a', /is for what is fetched/u],
    ['ADD https://a.example/b.git?tagg=1 /c', 'https://a.example/b.git?tagg=1', /no `tagg`/u],
    ['ADD git@a.example:b.git?branch=c&tag=d /c', 'git@a.example:b.git?branch=c&tag=d', /to check out/u],
  ];
  for (const [line, at, message] of refused) {
    it(line.replaceAll('\n', '\\n'), () => {
      const [first = '', ...more] = inStage(line);
      assert.deepEqual(more, []);
      assert.equal(first.slice(0, at.length + 2), `${at}: `);
      assert.match(first.slice(at.length), message);
    });
  }

  const accepted = [
    'run a',
    'RUN',
    'CMD',
    'RUN --mount=type=cache,target=/a --mount=type=cache,target=/b --network=none a',
    'RUN --mount=type=secret,id=a,env=B --mount=type=ssh,required --security=insecure a',
    'WORKDIR /a\nRUN --mount=type=cache b',
    'RUN --mount=from=busybox,target=/a b',
    'RUN --device=vendor.example/class=name,required a',
    'RUN 3<<EOF cat <&3\nb\nEOF',
    'COPY --from=busybox:1 --chmod=u=rwX,go=rX --chown=web:1 --parents --exclude=*.a a b /c/',
    'COPY --link --chown=1:0 a b',
    'COPY <<a <<"b" /c/\n$A\na\n${\nb',
    'ADD --checksum=24454f83 https://a.example/b.git#c /d',
    'ADD --keep-git-dir=true --unpack=false git@a.example:b.git#c:d /e',
    'ADD github.com/a/b /c',
    'EXPOSE 80 81/TCP 127.0.0.1:82:82 83-84:85-86 [::1]:87:87 0-65535',
    'HEALTHCHECK --interval=1m30s --timeout=500ms --retries=0 CMD ["a"]',
    'HEALTHCHECK NONE',
    'STOPSIGNAL 9',
    'STOPSIGNAL rtmin+3',
    'ONBUILD RUM a',
    'ONBUILD COPY a',
    'ARG A B=1 A=2',
    'ENV A=${A:-${A:+b}} B=${A//\\//-} C=${A%%.*}',
    'LABEL a="b" \\\n\n# c\n  d=e',
    'MAINTAINER me',
  ];
  for (const line of accepted) {
    it(`not ${line.replaceAll('\n', '\\n')}`, () => assert.deepEqual(inStage(line), []));
  }
});

describe('what BuildKit refuses of stages', () => {
  const cases: [text: string, expected: readonly RegExp[]][] = [
    ['', [/^: there is no FROM/u]],
    ['# a\n', [/there is no FROM/u]],
    ['ARG A\n', [/^ARG: there is no FROM/u]],
    ['RUN a\nFROM b\n', [/^RUN: RUN stands before the first FROM/u]],
    ['FROM\n', [/^FROM: FROM wants the name/u]],
    ['FROM a b\n', [/^b: FROM takes an image/u]],
    ['FROM a AS\n', [/^AS: `AS` wants a name/u]],
    ['FROM a AS 1\n', [/^1: `1` cannot name a stage/u]],
    ['FROM a AS b-\n', [/^b-: `b-` cannot name a stage/u]],
    ['FROM A\n', [/^A: `A` cannot be built on: the name must be in lower case/u]],
    ['FROM a@sha256:00\n', [/^a@sha256:00: .* it must have the form/u]],
    [`FROM a@sha256:${'0'.repeat(63)}`, [/has 64 hexadecimal digits/u]],
    ['FROM a:$B\n', [/^a:\$B: `a:\$B` comes to `a:`: it must have the form/u]],
    ['FROM $A\n', [/^\$A: `\$A` is empty: FROM wants the name of an image/u]],
    ['ARG A\nFROM $A\n', [/^\$A: `\$A` is empty where the build is not given `A`.* \(A\)$/u]],
    ['ARG A=B\nFROM $A\n', [/comes to `B` where the build is not given `A`.* \(A\)$/u]],
    ['ARG A\nFROM ${A:?image}\n', []],
    ['ARG A\nFROM ${A:-b}\n', []],
    ['FROM a-$TARGETARCH\n', []],
    ['FROM --platform=linus a\n', [/^linus: .*: did you mean `linux`/u]],
    ['FROM --platform=linux/arm/v7/x a\n', [/system\/architecture/u]],
    ['FROM --platform=$BUILDPLATFORM a\nFROM --platform=arm64 a\nFROM --platform=Linux/x86_64 a\n', []],
    ['FROM a AS b\nFROM a AS b\n', []],
    ['FROM a AS b\nCOPY --from=c d e\nFROM a AS c\n', [/^c: the stage `c` stands below/u]],
    ['FROM a AS b\nRUN --mount=from=C,target=/d e\nFROM a AS c\n', [/^C: the stage `C` stands below/u]],
    ['FROM a AS b\nCOPY --from=1 d e\nFROM a\n', [/^1: the stage `1` stands below/u]],
    ['FROM a AS b\nONBUILD RUM c\nFROM b\n', [/^b: an ONBUILD of `b` runs here, and cannot: `RUM`/u]],
    ['ARG SOURCE_DATE_EPOCH=now\nFROM a\n', [/^now: `now` is no time/u]],
    ['ARG SOURCE_DATE_EPOCH=b\nFROM a AS b\n', [/^a: SOURCE_DATE_EPOCH names this stage/u]],
    ['ARG SOURCE_DATE_EPOCH=b\nFROM scratch AS b\nADD https://a.example/b /\nFROM c\n', []],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => {
      const found = problems(text);
      assert.equal(found.length, expected.length, found.join('\n'));
      for (const [index, pattern] of expected.entries()) assert.match(found[index]!, pattern);
    });
  }

  it('once for lines that belong to something else', () => {
    assert.equal(problems('FROM a\n<<<<<<< HEAD\n- b\n=======\nRUN c\n>>>>>>> d\n').length, 2);
  });
});
