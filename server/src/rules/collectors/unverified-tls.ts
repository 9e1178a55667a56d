import type { Part } from '../../collectors/model.ts';
import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { rule } from '../rule.ts';

/** Settings by the end of their path, with the values that turn the check off, and the one that turns it on. */
const switches: readonly { readonly key: RegExp; readonly off: RegExp; readonly on: string }[] = [
  { key: /^tls\.verify(?:_hostname)?$/u, off: /^(?:off|false|no)$/iu, on: 'On' },
  { key: /(?:^|\.)tls\.verify_(?:certificate|hostname)$/u, off: /^false$/u, on: 'true' },
  {
    key: /(?:^|\.)(?:ssl_verify|verify_ssl|ssl_verify_peer|tls_verify_hostname)$/u,
    off: /^(?:false|no)$/iu,
    on: 'true',
  },
  {
    key: /(?:^|\.)(?:insecure_ssl|insecure_tls|tls_insecure_mode|tls_allow_self_signed_cert|insecure_skip_verify)$/u,
    off: /^true$/iu,
    on: 'false',
  },
  { key: /(?:^|\.)(?:tls_verify_mode|ssl_verify_mode)$/u, off: /^(?:verify_)?none$/iu, on: 'peer' },
];

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
          { fixes: [unsafe('Check certificates', replace(span, found.on))] },
        );
      }
    },
  },
});

function nameOf({ name, role }: Part): string {
  return name === undefined ? `this ${role}` : `\`${name}\``;
}
