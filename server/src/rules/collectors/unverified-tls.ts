import type { Part } from '../../collectors/model.ts';
import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

/** Settings by the end of their path, with the values that turn the check off. */
const switches: readonly { readonly key: RegExp; readonly off: RegExp }[] = [
  { key: /^tls\.verify(?:_hostname)?$/u, off: /^(?:off|false|no)$/iu },
  { key: /(?:^|\.)tls\.verify_(?:certificate|hostname)$/u, off: /^false$/u },
  { key: /(?:^|\.)(?:ssl_verify|verify_ssl|ssl_verify_peer|tls_verify_hostname)$/u, off: /^(?:false|no)$/iu },
  {
    key: /(?:^|\.)(?:insecure_ssl|insecure_tls|tls_insecure_mode|tls_allow_self_signed_cert|insecure_skip_verify)$/u,
    off: /^true$/iu,
  },
  { key: /(?:^|\.)(?:tls_verify_mode|ssl_verify_mode)$/u, off: /^none$/iu },
];

const opposites: Readonly<Record<string, string>> = {
  off: 'on',
  false: 'true',
  no: 'yes',
  true: 'false',
  none: 'peer',
};

/** The opposite in the same words: `Off` becomes `On`, and `false` becomes `true`. */
function opposite(text: string): string {
  const word = opposites[text.toLowerCase()]!;
  return /^[A-Z]/u.test(text) ? word[0]!.toUpperCase() + word.slice(1) : word;
}

export default rule({
  title: 'Certificate not checked',
  burden: 'security',
  severity: 'warning',
  preset: 'recommended',
  on: {
    'collectors:part'(part, { report }) {
      for (const [key, { text, span }] of part.settings) {
        const found =
          text === undefined ? undefined : switches.find((each) => each.key.test(key) && each.off.test(text));
        if (!found) continue;
        report(
          span,
          `${nameOf(part)} takes any certificate: whoever stands between reads the logs, and the password that goes with them; turn the check on, and give it the CA`,
          { fixes: [unsafe('Check certificates', replace(span, opposite(text!)))] },
        );
      }
    },
  },
});

function nameOf({ name, role }: Part): string {
  return name === undefined ? `this ${role}` : `\`${name}\``;
}
