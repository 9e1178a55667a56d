import assert from 'node:assert/strict';
import { isDaemonFile } from '../../server/src/docker-daemon/detect.ts';
import { jsonProblem } from '../../server/src/docker-daemon/json.ts';
import { dockerDaemon } from '../../server/src/docker-daemon/language.ts';

describe("Docker's daemon.json", () => {
  it('is told by its folder, or by its keys', () => {
    assert.ok(isDaemonFile('/etc/docker/daemon.json', ''));
    assert.ok(isDaemonFile('roles/host/files/daemon.json', '{ "log-driver": "local" }'));
    assert.ok(!isDaemonFile('app/daemon.json', '{ "name": "cleaner", "debug": true }'));
    assert.ok(!isDaemonFile('/etc/docker/key.json', '{ "log-driver": "local" }'));
  });

  it('is read as strictly as Docker reads it', () => {
    const texts = ['', ' {} ', '{"a": [1, -2.5e3, true, null, "\\u00e9\\n"]}', '[]', '{"a": {}}'];
    for (const text of texts) assert.equal(jsonProblem(text), undefined, text);
    const wrong = [
      '{',
      '{"a"}',
      '{"a": 01}',
      "{'a': 1}",
      '{"a": 1,}',
      '{"a": 1} x',
      '{"a": "b\n"}',
      '{a: 1}',
      '[1 2]',
      '['.repeat(5000),
    ];
    for (const text of wrong) {
      const { span } = jsonProblem(text)!;
      assert.ok(span.start >= 0 && span.end <= text.length && span.start < span.end, text.slice(0, 20));
      assert.doesNotThrow(() => dockerDaemon().parse(text));
    }
  });
});
