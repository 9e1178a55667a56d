import assert from 'node:assert/strict';
import { keyFault, labelValueFault, objectNameFault } from '../../server/src/knowledge/object-names.ts';

const long = (count: number) => 'a'.repeat(count);

describe('names of objects', () => {
  const cases: [kind: string, name: string, isRight: boolean][] = [
    ['ConfigMap', 'a.b-c.1', true],
    ['ConfigMap', long(253), true],
    ['ConfigMap', long(254), false],
    ['ConfigMap', 'a..b', false],
    ['ConfigMap', 'a_b', false],
    ['ConfigMap', 'A', false],
    ['ConfigMap', '', false],
    ['Service', 'a-1', true],
    ['Service', 'a.b', false],
    ['Namespace', long(64), false],
    ['CronJob', long(52), true],
    ['CronJob', long(53), false],
    ['ClusterRole', 'system:Any_thing', true],
    ['ClusterRole', 'a/b', false],
    ['ClusterRole', '..', false],
    ['toString', 'a', true],
  ];
  for (const [kind, name, isRight] of cases) {
    it(`${isRight ? 'may' : 'may not'} be ${name.slice(0, 20)} of a ${kind}`, () =>
      assert.equal(objectNameFault(kind, name) === undefined, isRight));
  }
});

describe('labels', () => {
  const values: [value: string, isRight: boolean][] = [
    ['', true],
    ['a', true],
    ['A_b.c-1', true],
    [long(63), true],
    [long(64), false],
    ['-a', false],
    ['a b', false],
  ];
  for (const [value, isRight] of values) {
    it(`${isRight ? 'take' : 'refuse'} the value "${value.slice(0, 20)}"`, () =>
      assert.equal(labelValueFault(value) === undefined, isRight));
  }
  const keys: [key: string, isRight: boolean][] = [
    ['app', true],
    ['example.com/app', true],
    ['Example.com/App', true],
    ['/app', false],
    ['example.com/', false],
    ['a/b/c', false],
    ['exa mple/app', false],
    [long(64), false],
  ];
  for (const [key, isRight] of keys) {
    it(`${isRight ? 'take' : 'refuse'} the key "${key.slice(0, 20)}"`, () =>
      assert.equal(keyFault(key) === undefined, isRight));
  }
});
