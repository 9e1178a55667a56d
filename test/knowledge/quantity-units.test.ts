import assert from 'node:assert/strict';
import { meantQuantities } from '../../server/src/knowledge/quantity-units.ts';

describe('units of other tools', () => {
  it('are those of memory and storage', () => {
    assert.deepEqual(meantQuantities('512mi', 'memory'), ['512Mi']);
    assert.deepEqual(meantQuantities('1.5 GiB', 'storage'), ['1.5Gi']);
    assert.deepEqual(meantQuantities('1GB', 'memory'), ['1G', '1Gi']);
    assert.deepEqual(meantQuantities('64K', 'ephemeral-storage'), ['64Ki', '64k']);
    assert.deepEqual(meantQuantities('1024 bytes', 'memory'), ['1024']);
  });

  it('are those of CPU', () => {
    assert.deepEqual(meantQuantities('500mi', 'cpu'), ['500m']);
    assert.deepEqual(meantQuantities('2 vCPU', 'cpu'), ['2']);
    assert.deepEqual(meantQuantities('0,5', 'cpu'), ['0.5']);
  });

  it('are not guessed', () => {
    assert.deepEqual(meantQuantities('lots', 'memory'), []);
    assert.deepEqual(meantQuantities('5x', 'memory'), []);
    assert.deepEqual(meantQuantities('1GB', 'example.com/gpu'), []);
  });
});
