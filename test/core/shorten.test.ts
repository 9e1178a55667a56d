import assert from 'node:assert/strict';
import { shorten } from '../../server/src/core/shorten.ts';

describe('a message', () => {
  it('is left as it is where it has a usual length', () => {
    const message = `\`${'x'.repeat(300)}\` is no instruction`;
    assert.equal(shorten(message), message);
  });

  it('has its quotes cut where they have no end, and keeps what it says', () => {
    assert.equal(
      shorten(`\`${'x'.repeat(5000)}\` is no instruction: did you mean \`RUN\`?`),
      `\`${'x'.repeat(100)}…\` is no instruction: did you mean \`RUN\`?`,
    );
  });

  it('is cut itself where no quotes are to blame', () => {
    assert.equal(shorten('x'.repeat(5000)), `${'x'.repeat(1000)}…`);
  });

  it('is never cut through a character', () => {
    assert.equal(shorten(`\`a${'😀'.repeat(2000)}\``), `\`a${'😀'.repeat(49)}…\``);
  });
});
