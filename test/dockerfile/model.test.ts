import assert from 'node:assert/strict';
import type { Argument, Instruction, Keyword } from '../../server/src/dockerfile/model.ts';
import { parseDockerfile } from '../../server/src/dockerfile/parse.ts';
import { variableUses } from '../../server/src/dockerfile/variable-uses.ts';
import { lookupVariable, namesOf } from '../../server/src/dockerfile/variables.ts';

type Of<Name extends Keyword> = Extract<Instruction, { keyword: Name }>;

/** The last instruction of that name, in a stage of its own unless the text has one. */
function last<Name extends Keyword>(keyword: Name, text: string): Of<Name> {
  const { instructions } = parseDockerfile(/^(?:#|from)/iu.test(text) ? text : `FROM a\n${text}`);
  const found = instructions.findLast((instruction) => instruction.keyword === keyword);
  assert.ok(found, `${keyword} in ${text}`);
  return found as Of<Name>;
}

const values = (args: readonly (Argument | undefined)[]) => args.map((argument) => argument?.value);

describe('flags', () => {
  const flags = (text: string, keyword: Keyword = 'COPY') =>
    last(keyword, text).flags.map(({ name, value }) => `${name}${value ? `=${value.value}` : ''}`);

  it('stand before the words', () => {
    assert.deepEqual(flags('COPY --from=a --link --chown=1:2 b --c /d'), ['from=a', 'link', 'chown=1:2']);
    assert.deepEqual(last('COPY', 'COPY --link a --b /c').sources.length, 2);
  });

  it('are held together by quotes and escapes, which are no part of them', () => {
    assert.deepEqual(flags('RUN --mount=type=bind,source="a b" --mount=target=\\"c\\" d', 'RUN'), [
      'mount=type=bind,source=a b',
      'mount=target="c"',
    ]);
    assert.deepEqual(flags('COPY --from=a\\ b c d'), ['from=a b']);
  });

  it('end with two dashes', () => assert.deepEqual(flags('COPY --link -- --from=a b'), ['link']));

  it('may stand on lines of their own', () => {
    const text = 'FROM a\nCOPY \\\n  --from=b \\\n  # as root\n  --chown=0 \\\n  c d';
    const { flags, sources } = last('COPY', text);
    assert.deepEqual(
      flags.map(({ span, nameSpan, value }) =>
        [span, nameSpan, value!.span].map(({ start, end }) => text.slice(start, end)),
      ),
      [
        ['--from=b', 'from', 'b'],
        ['--chown=0', 'chown', '0'],
      ],
    );
    assert.deepEqual(values(sources), ['c']);
  });

  it('expand variables where the builder does', () => {
    const text = 'FROM a\nARG U=1 F=b\nCOPY --chown=$U --from=$F c d';
    assert.deepEqual(last('COPY', text).flags[0]!.value!.value, '1');
    assert.equal(last('COPY', text).from!.value, undefined);
  });
});

describe('mounts', () => {
  const mounts = (text: string) =>
    last('RUN', text).mounts.map(({ type, options }) => [
      type,
      ...options.map(({ name, value }) => `${name}${value ? `=${value.value}` : ''}`),
    ]);

  it('have long names for their options', () => {
    assert.deepEqual(mounts('RUN --mount=type=cache,dst=/a,id=x,ro --mount=from=b,src=/c,destination=/d,RW=false x'), [
      ['cache', 'type=cache', 'target=/a', 'id=x', 'readonly'],
      ['bind', 'from=b', 'source=/c', 'target=/d', 'readwrite=false'],
    ]);
  });

  it('have a type that a variable may decide', () => {
    assert.deepEqual(mounts('ARG T=tmpfs\nRUN --mount=type=$T,target=/a x'), [['tmpfs', 'type=tmpfs', 'target=/a']]);
    assert.deepEqual(mounts('RUN --mount=type=$T,target=/a x'), [[undefined, 'type=undefined', 'target=/a']]);
  });
});

describe('words', () => {
  it('of a JSON array are decoded, at their places', () => {
    const text = 'FROM a\nCOPY ["a b", "\\u0063", "$D/"]';
    const { sources, destination, json } = last('COPY', text);
    assert.ok(json);
    assert.deepEqual(values(sources), ['a b', 'c']);
    assert.equal(text.slice(destination!.span.start, destination!.span.end), '"$D/"');
    const [use] = destination!.variables;
    assert.equal(text.slice(use!.span.start, use!.span.end), '$D');
  });

  it('are no JSON with single quotes or a comma too many', () => {
    assert.equal(last('ENTRYPOINT', "ENTRYPOINT ['a']").form, 'shell');
    assert.equal(last('ENTRYPOINT', 'ENTRYPOINT ["a", ]').form, 'shell');
    assert.deepEqual(values(last('COPY', 'COPY [ a ]').sources), ['[', 'a']);
  });

  it('of pairs are held together by quotes and escapes', () => {
    const { pairs, legacy } = last('ENV', 'ENV A="b c" D=e\\ f G= H=\'$I\'');
    assert.equal(legacy, false);
    assert.deepEqual(
      pairs.map(({ name, value }) => [name.text, value?.value]),
      [
        ['A', 'b c'],
        ['D', 'e f'],
        ['G', ''],
        ['H', '$I'],
      ],
    );
  });

  it('of a legacy pair are one value', () => {
    const { pairs, legacy } = last('LABEL', 'LABEL a b=c  "d" \\\n  e');
    assert.equal(legacy, true);
    assert.deepEqual(values([pairs[0]!.name, pairs[0]!.value]), ['a', 'b=c  d   e']);
  });

  it('of ports are numbers and protocols', () => {
    const { ports } = last('EXPOSE', 'ENV P=80\nEXPOSE $P 53/UDP 7000-7010 $Q');
    assert.deepEqual(
      ports.map(({ first, last, protocol }) => [first, last, protocol]),
      [
        [80, 80, 'tcp'],
        [53, 53, 'udp'],
        [7000, 7010, 'tcp'],
        [undefined, undefined, 'tcp'],
      ],
    );
  });

  it('of an image are its parts', () => {
    const parts = (reference: string) => {
      const { registry, repository, tag, digest } = last('FROM', `FROM ${reference}`).image!;
      return values([registry, repository, tag, digest]);
    };
    assert.deepEqual(parts('node'), [undefined, 'node', undefined, undefined]);
    assert.deepEqual(parts('a/b:1'), [undefined, 'a/b', '1', undefined]);
    assert.deepEqual(parts('localhost/b'), ['localhost', 'b', undefined, undefined]);
    assert.deepEqual(parts('r:5000/a/b:1@sha256:00'), ['r:5000', 'a/b', '1', 'sha256:00']);
    assert.deepEqual(parts('--platform=linux/arm64 a:${V:-1}'), [undefined, 'a', '1', undefined]);
  });
});

describe('variables', () => {
  it('are those of all that the builder expands, in an instruction', () => {
    const text =
      'FROM a\nCOPY --chown=$A <<EOF $B $C/\n"$D" \\$E\nEOF\nRUN --mount=type=cache,target=$F echo $G\nONBUILD USER $H\nENV $I=$J\n';
    const names = parseDockerfile(text).instructions.map((each) =>
      variableUses(each)
        .map(({ name }) => name)
        .join(' '),
    );
    assert.deepEqual(names, ['', 'A B C D', 'F', '', 'I J']);
  });

  it('in FROM are the ARGs before it, and what the builder sets', () => {
    const from = (text: string) => last('FROM', text).image!.value;
    assert.equal(from('# a\nARG A=1\nARG B=$A.2 C=$B\nARG A\nFROM x:$C-$A\n'), 'x:1.2-1');
    assert.equal(from('# a\nARG A\nFROM ${A:-x}\n'), 'x');
    assert.equal(from('# a\nARG A\nFROM x$A\n'), undefined);
    assert.equal(from('FROM x-$TARGETARCH\n'), undefined);
    assert.equal(from('FROM x\nARG A=1\nFROM y$A\n'), 'y');
  });

  const workdir = (text: string) => last('WORKDIR', text).path!.value;

  it('in a stage are those that it has set', () => {
    assert.equal(workdir('ARG A=1 B=$A\nENV C=$B\nWORKDIR $C'), '1');
    assert.equal(workdir('ENV A=1\nENV A=2 B=$A\nWORKDIR $A$B'), '21', 'an ENV does not see itself');
    assert.equal(workdir('ENV A=1\nARG A=2\nWORKDIR $A'), '2', 'the last one counts in the builder');
    assert.equal(workdir('ENV A=1\nARG A\nWORKDIR $A'), '1', 'an ARG without default leaves what was');
  });

  it('in a stage are no global ARGs but those that it declares', () => {
    assert.equal(workdir('# a\nARG A=1\nFROM scratch\nWORKDIR /$A'), '/');
    assert.equal(workdir('# a\nARG A=1\nFROM scratch\nARG A\nWORKDIR /$A'), '/1');
  });

  it('may come from the base image, but not from scratch', () => {
    assert.equal(workdir('WORKDIR /$A'), undefined);
    assert.equal(workdir('WORKDIR /${A:-b}'), undefined);
    assert.equal(workdir('FROM scratch\nWORKDIR /${A:-b}'), '/b');
    assert.equal(workdir('FROM scratch AS a\nFROM a\nWORKDIR /$A'), '/');
    assert.equal(workdir('FROM scratch\nARG A\nWORKDIR /$A'), undefined);
    assert.equal(workdir('FROM scratch\nARG TARGETARCH\nWORKDIR /$TARGETARCH'), undefined);
  });
});

describe('stages', () => {
  const end = (text: string) => parseDockerfile(text).stages.at(-1)!;

  it('begin with what the stage has that they are built from', () => {
    const { environment, parent } = end(
      'FROM x AS Base\nSHELL ["bash", "-c"]\nUSER a:b\nWORKDIR /c\nENV D=1\nARG E=2\nHEALTHCHECK CMD f\nFROM base\n',
    );
    assert.equal(parent!.index, 0);
    assert.deepEqual(environment.shell.words, ['bash', '-c']);
    assert.equal(environment.user!.name!.value, 'a');
    assert.equal(environment.workdir!.path!.value, '/c');
    assert.equal(environment.healthcheck!.kind, 'CMD');
    assert.deepEqual(namesOf(environment.variables), ['E', 'D']);
  });

  it('begin anew otherwise', () => {
    const { environment, parent } = end('FROM x AS a\nUSER a\nENV B=1\nFROM x\n');
    assert.equal(parent, undefined);
    assert.deepEqual([environment.user, environment.variables], [undefined, undefined]);
  });

  it('are built from the last stage above of the name, which is in lower case', () => {
    const parents = (text: string) => parseDockerfile(text).stages.map(({ parent }) => parent?.index);
    assert.deepEqual(parents('FROM x AS a\nFROM y AS a\nFROM a\nFROM a AS a\n'), [undefined, undefined, 1, 1]);
    assert.deepEqual(parents('FROM x AS A\nFROM A\n'), [undefined, undefined]);
    assert.deepEqual(parents('FROM a\nFROM x AS a\n'), [undefined, undefined]);
    assert.deepEqual(parents('# x\nARG A=b\nFROM x AS b\nFROM $A\n'), [undefined, 0]);
  });

  it('run the ONBUILDs of the stage that they are built from', () => {
    const text = 'FROM x AS a\nONBUILD ENV A=1\nONBUILD USER b\nFROM a AS b\nFROM b\n';
    const [first, second] = parseDockerfile(text).stages;
    assert.equal(first!.environment.user, undefined);
    assert.equal(second!.environment.user!.name!.value, 'b');
    assert.equal(lookupVariable(second!.environment.variables, 'A')!.value, '1');
  });

  it('give their files by name and number', () => {
    const froms = (text: string) =>
      parseDockerfile(text).instructions.flatMap((each) => (each.keyword === 'COPY' ? [each.fromStage] : []));
    const text = 'FROM x AS a\nFROM x AS b\nCOPY --from=A a /\nCOPY --from=0 a /\nCOPY --from=x a /\nCOPY a /\n';
    assert.deepEqual(froms(text), [0, 0, undefined, undefined]);
  });

  it('know a shell that a comment or the image names', () => {
    const shell = (text: string) => end(text).environment.shell.origin;
    assert.equal(shell('FROM x'), 'default');
    assert.equal(shell('# hadolint shell=bash\nFROM x'), 'comment');
    assert.equal(shell('FROM mcr.microsoft.com/windows/nanoserver:ltsc2022'), 'image');
    assert.equal(shell('FROM x\nSHELL ["bash"]'), 'instruction');
  });
});
