import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/edit.ts';
import { appendCommand } from '../../server/src/dockerfile/edits.ts';
import { expandWords } from '../../server/src/dockerfile/expand.ts';
import { installOf } from '../../server/src/dockerfile/installs.ts';
import type { RunInstruction } from '../../server/src/dockerfile/model.ts';
import { parseDockerfile } from '../../server/src/dockerfile/parse.ts';

/** The last RUN of a Dockerfile with its last script and command. */
function lastRun(text: string) {
  const file = parseDockerfile(text);
  const stage = file.stages.at(-1)!;
  const instruction = stage.instructions.findLast((each): each is RunInstruction => each.keyword === 'RUN')!;
  const script = instruction.scripts.at(-1)!;
  return { file, stage, instruction, script, command: script.commands.at(-1)! };
}

describe('words of a RUN', () => {
  const expanded = (run: string, before = '') => {
    const { instruction, script, command } = lastRun(`FROM debian:12\n${before}\nRUN ${run}\n`);
    const words = expandWords(command.args, command, { script, environment: instruction.environment });
    return words.map(({ value, text }) => value ?? `?${text}`);
  };

  it('take the values of ARG and ENV', () => {
    assert.deepEqual(expanded('x $A "$B" c$B', 'ARG A=1\nENV B="2 3"'), ['1', '2 3', 'c2', '3']);
    assert.deepEqual(expanded('x $A', 'ARG A'), ['?$A']);
    assert.deepEqual(expanded('x $UNSET'), ['?$UNSET']);
  });

  it('take what the script assigned last before', () => {
    assert.deepEqual(expanded("A=' 1 2 ' && x $A"), ['1', '2']);
    assert.deepEqual(expanded('A=1; if y; then A=2; fi; x $A'), ['2']);
    assert.deepEqual(expanded('export A=1 && B="$A 2" && x $B'), ['1', '2']);
    assert.deepEqual(expanded('A=1 y && x $A'), ['?$A']);
    assert.deepEqual(expanded('A=1 set -x && x $A'), ['1']);
    assert.deepEqual(expanded('A=$(cat list) && x $A', 'ENV A=1'), ['?$A']);
    assert.deepEqual(expanded('A=$B; B=$A; x $A'), ['?$A']);
  });

  it('vanish where nothing is in them, unless they are quoted', () => {
    assert.deepEqual(expanded('A=; x $A "$A" a$A'), ['', 'a']);
  });

  it('know what the forms of expansion do', () => {
    assert.deepEqual(expanded(`x a\${A:+=$A} \${A-2} \${B:-2}`, 'ARG A=\nARG B=1'), ['a', '1']);
    assert.deepEqual(expanded(`x \${A:-2} \${#B} \${B%1} \${C[@]}`, 'ARG A=\nARG B=1'), [
      `?\${A:-2}`,
      `?\${#B}`,
      `?\${B%1}`,
      `?\${C[@]}`,
    ]);
  });
});

describe('installs', () => {
  const installed = (run: string) => {
    const install = installOf(lastRun(`FROM debian:12\nRUN ${run}\n`));
    return install && `${install.program.text}: ${install.packages.map(({ name }) => name).join(' ')}`;
  };

  it('are found behind programs that only run another', () => {
    assert.equal(installed('sudo -u app -H pip install --user flask'), 'pip: flask');
    assert.equal(installed('env PIP_NO_CACHE_DIR=1 /usr/bin/python3.12 -m pip install flask'), 'pip: flask');
    assert.equal(installed('cat list | xargs -r -n 10 apt-get install -y curl'), 'apt-get: curl');
    assert.equal(installed('sudo -i'), undefined);
  });

  it('leave out the values of flags', () => {
    assert.equal(installed('apt-get -o Dpkg::Use-Pty=0 install -yt bookworm-backports curl'), 'apt-get: curl');
    assert.equal(installed('apk add -t .build --repository=http://x gcc'), 'apk: gcc');
    assert.equal(installed('gem install --version=7 rails -- --with-x=y'), 'gem: rails');
  });

  it('are of one package where it is run at once', () => {
    assert.equal(installed('npx -y create-thing my-thing'), 'npx: create-thing');
    assert.equal(installed('npm exec --yes --package=cowsay -- cowsay hi'), 'npm: cowsay');
    assert.equal(installed('go run example.org/tool example.org/other'), 'go: example.org/tool');
    assert.equal(installed('npx tsc'), undefined);
  });

  it('are none where a command only tells what it would do', () => {
    assert.equal(installed('apt-get install -s curl'), undefined);
    assert.equal(installed('pip install --dry-run flask'), undefined);
  });
});

describe('a command at the end of a script', () => {
  const appended = (text: string) => {
    const { file, script } = lastRun(`FROM debian:12\n${text}`);
    const edit = appendCommand(file, script, 'rm x');
    return edit && applyEdits(file.text, [edit]).slice('FROM debian:12\n'.length);
  };

  it('follows the last one by &&', () => {
    assert.equal(appended('RUN a\n'), 'RUN a && rm x\n');
    assert.equal(appended('RUN a; b || c\n'), 'RUN a; b || c && rm x\n');
    assert.equal(appended('RUN a | b\n'), 'RUN a | b && rm x\n');
    assert.equal(appended('RUN if a; then b; fi\n'), 'RUN if a; then b; fi && rm x\n');
  });

  it('stands as commands stand on their lines', () => {
    assert.equal(appended('RUN a \\\n && b \\\n      c\n'), 'RUN a \\\n && b \\\n      c \\\n && rm x\n');
    assert.equal(appended('RUN a && \\\n  b\n'), 'RUN a && \\\n  b && \\\n  rm x\n');
    assert.equal(appended('RUN a \\\n  # why\n  b\n'), 'RUN a \\\n  # why\n  b && \\\n  rm x\n');
  });

  it('follows by ; or on a new line where a failure ends the script', () => {
    assert.equal(appended('RUN set -eux; \\\n\ta; \\\n\tb;\n'), 'RUN set -eux; \\\n\ta; \\\n\tb; \\\n\trm x;\n');
    assert.equal(appended('RUN set -e; a; b\n'), 'RUN set -e; a; b; rm x\n');
    assert.equal(appended('RUN <<E\nset -e\na\nb\nE\n'), 'RUN <<E\nset -e\na\nb\nrm x\nE\n');
  });

  it('follows by && where that is not sure', () => {
    assert.equal(appended('RUN set -e; a; b && c\n'), 'RUN set -e; a; b && c && rm x\n');
    assert.equal(appended('RUN set -e; a; ! b\n'), 'RUN set -e; a; ! b && rm x\n');
    assert.equal(appended('RUN set -e; a; set +e; b\n'), 'RUN set -e; a; set +e; b && rm x\n');
    assert.equal(appended('RUN <<E\na\nb # why\nE\n'), 'RUN <<E\na\nb && rm x # why\nE\n');
  });

  it('is none where the end is not reached, or cannot be found', () => {
    assert.equal(appended('RUN a; exit 0\n'), undefined);
    assert.equal(appended('RUN a && exec b\n'), undefined);
    assert.equal(appended('RUN a &\n'), undefined);
    assert.equal(appended('RUN cat <<E > f\nx\nE\n'), undefined);
    assert.equal(appended('RUN if a; then\n'), undefined);
  });
});
