import assert from 'node:assert/strict';
import { heapBoundIn, heapBoundOf } from '../../server/src/knowledge/heap-bounds.ts';

const mebibyte = 1024 ** 2;

describe('bounds of heaps', () => {
  it('are read from command lines, the last of several', () => {
    const bytes = (text: string) => heapBoundIn(text)?.bytes;
    assert.equal(bytes('java -Xmx2g -jar a.jar'), 2048 * mebibyte);
    assert.equal(bytes('-Xmx1g -XX:MaxHeapSize=512m'), 512 * mebibyte);
    assert.equal(bytes('-Xmx1048576'), mebibyte);
    assert.equal(bytes('exec node --max-old-space-size=4096 a.js'), 4096 * mebibyte);
    assert.equal(bytes('--max_old_space_size 300'), 300 * mebibyte);
    assert.equal(bytes('-Xmx$(HEAP) -Xmxlarge -Xms1g'), undefined);
  });

  it('stand where they are written, and can be written anew', () => {
    const text = 'sh -c "java -Xmx2g"';
    const bound = heapBoundIn(text)!;
    assert.equal(text.slice(bound.start, bound.start + bound.text.length), '-Xmx2g');
    assert.equal(bound.of(700), '-Xmx700m');
    assert.equal(heapBoundOf('GOMEMLIMIT', '1GiB')!.of(700), '700MiB');
    assert.equal(heapBoundOf('SOLR_HEAP', '1g')!.of(700), '700M');
  });

  it('are read from variables that the program itself reads', () => {
    assert.equal(heapBoundOf('JAVA_OPTS', '-Xmx1g')?.bytes, 1024 * mebibyte);
    assert.equal(heapBoundOf('MAVEN_OPTS', '-Xmx1g'), undefined);
    assert.equal(heapBoundOf('GOMEMLIMIT', '1048576B')?.bytes, mebibyte);
    assert.equal(heapBoundOf('GOMEMLIMIT', 'off'), undefined);
    assert.equal(heapBoundOf('GOMEMLIMIT', '1G'), undefined, 'Go knows GiB alone');
  });
});
