import assert from 'node:assert/strict';
import { isDockerfile } from '../../server/src/dockerfile/detect.ts';

describe('a Dockerfile', () => {
  const texts: [what: string, text: string, is: boolean][] = [
    ['an empty text', '', true],
    ['a half-typed one', 'FRO', true],
    ['one with a heredoc that holds a template', 'FROM alpine\nRUN <<EOF\n{{ range }}\nEOF\n', true],
    ['one whose words hold braces', '# {{ hm }}\nARG A="{{ x }}"\nFROM alpine\n', true],
    ['a template from its first line on', '{{ _ ARGS: }}\nFROM alpine\n', false],
    ['a template in its head', '# comment\n{%- set x = 1 %}\nFROM alpine\n', false],
    ['a template in ERB', '<% if x %>\nFROM alpine\n<% end %>\n', false],
    ['a template without a FROM', 'RUN a\n    {{ if x }}\n', false],
    ['a part of a template', 'RUN a \\\n    && {{ b }}\n', false],
    ['a template of dev containers', 'FROM debian\nARG A="${templateOption:a}"\n', false],
    ['a template of its base image', '# syntax=docker/dockerfile:1\r\nARG A\r\nfrom {{ image }}:1\r\n', false],
  ];
  for (const [what, text, is] of texts) {
    it(`${is ? 'may be' : 'is not'} ${what}`, () => assert.equal(isDockerfile('/a/Dockerfile', text), is));
  }

  it('is told by its name, whatever it says', () => {
    assert.equal(isDockerfile('/a/Makefile', 'FROM alpine\n'), false);
    assert.equal(isDockerfile('/Dockerfile/x', 'FROM alpine\n'), false);
  });
});
