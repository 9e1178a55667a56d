import { unsafe } from '../../core/fix.ts';
import { similar } from '../../core/similar.ts';
import { daemonKeys, removedDaemonKeys } from '../../knowledge/daemon-keys.ts';
import { removeKey, renameKey } from '../../yaml/edits.ts';
import { rule } from '../rule.ts';

const known: ReadonlySet<string> = new Set(daemonKeys);

export default rule({
  title: 'Key that Docker does not know',
  burden: 'build',
  severity: 'error',
  preset: 'recommended',
  on: {
    'docker-daemon:file'({ root }, { report }) {
      for (const { key, value } of root.entries) {
        // Docker looks into other mappings as if their keys stood at the top.
        if (known.has(key.text) || value.kind === 'mapping') continue;
        const removed = Object.hasOwn(removedDaemonKeys, key.text) ? removedDaemonKeys[key.text] : undefined;
        const meant = removed ? removed.instead : similar(key.text, daemonKeys);
        const why = removed ? `Docker ${removed.since} dropped \`${key.text}\`` : `Docker knows no \`${key.text}\``;
        const way = meant ? (removed ? `; write \`${meant}\`` : `; did you mean \`${meant}\`?`) : '';
        const renamed = meant ? renameKey(root, key.text, meant) : undefined;
        const gone = removeKey(root, key.text);
        report(key.span, `${why}, and does not start with a key that it does not know${way}`, {
          fixes: [renamed && unsafe(`Write ${meant}`, ...renamed), gone && unsafe(`Remove ${key.text}`, ...gone)],
        });
      }
    },
  },
});
