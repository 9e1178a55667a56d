import assert from 'node:assert/strict';
import { secretValues } from '../../server/src/knowledge/secret-values.ts';

/** Made up at run time, so that what searches repositories for secrets finds none here. */
function made(length: number, alphabet: string): string {
  return Array.from({ length }, (_, index) => alphabet[(index * 7 + 3) % alphabet.length]).join('');
}

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const mixed = `${letters}0123456789`;
const hexadecimal = '0123456789abcdef';

const secrets: Readonly<Record<string, readonly string[]>> = {
  'an AWS access key': [`AKIA${made(16, capitals)}`, `ASIA${made(16, capitals)}`],
  'a GitHub token': [
    `ghp_${made(36, mixed)}`,
    `ghs_${made(36, mixed)}`,
    `github_pat_${made(22, mixed)}_${made(59, mixed)}`,
  ],
  'a GitLab token': [`glpat-${made(20, mixed)}`],
  'a Slack token': [`xoxb-${made(12, '1234567890')}-${made(24, mixed)}`, `xapp-1-${made(30, mixed)}`],
  'a Slack webhook': [`hooks.slack.com/services/T${made(9, capitals)}/B${made(9, capitals)}/${made(24, mixed)}`],
  'an npm token': [`npm_${made(36, mixed)}`],
  'a PyPI token': [`pypi-AgE${made(60, mixed)}`],
  'a Stripe key': [`sk_live_${made(24, mixed)}`, `rk_live_${made(99, mixed)}`],
  'a Google API key': [`AIza${made(35, mixed)}`],
  'a Docker token': [`dckr_pat_${made(27, mixed)}`],
  'a Hugging Face token': [`hf_${made(34, letters)}`],
  'a DigitalOcean token': [`dop_v1_${made(64, hexadecimal)}`],
};

const header = '-----BEGIN EC PRIVATE KEY-----';

describe('secret values', () => {
  for (const [what, examples] of Object.entries(secrets)) {
    it(`know ${what}`, () => {
      for (const secret of examples) {
        const start = 'RUN x "https://'.length;
        assert.deepEqual(secretValues(`RUN x "https://${secret}" && y`), [{ what, start, end: start + secret.length }]);
        assert.deepEqual(secretValues(`x${secret}`.slice(0, -3)), [], 'not where it is cut short, or part of a word');
      }
    });
  }

  it('know private keys by what stands below their header', () => {
    const body = made(64, mixed);
    for (const text of [
      `${header}\n${body}`,
      `${header}\r\n${body}`,
      `${header}\\n${body}`,
      `${header}\\n\\\n${body}`,
      `${header}\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n${body}`,
    ]) {
      assert.deepEqual(secretValues(text), [{ what: 'a private key', start: 0, end: header.length }], text);
    }
    for (const text of [header, `grep "${header}" key.pem`, `${header}\n$KEY`, `-----BEGIN PUBLIC KEY-----\n${body}`]) {
      assert.deepEqual(secretValues(text), [], text);
    }
  });

  it('leave examples alone', () => {
    for (const text of [
      'AKIAIOSFODNN7EXAMPLE',
      `ghp_${'x'.repeat(36)}`,
      `npm_${'12345'.repeat(8).slice(4)}`,
      `hf_${'a'.repeat(34)}`,
    ]) {
      assert.deepEqual(secretValues(text), [], text);
    }
  });

  it('stand in order', () => {
    const [npm] = secrets['an npm token']!;
    const [aws] = secrets['an AWS access key']!;
    assert.deepEqual(
      secretValues(`${npm} ${aws}`).map(({ what }) => what),
      ['an npm token', 'an AWS access key'],
    );
  });
});
