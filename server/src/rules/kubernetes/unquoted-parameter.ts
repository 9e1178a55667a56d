import { safe } from '../../core/fix.ts';
import type { Context } from '../../core/rule.ts';
import { replaceScalar } from '../../yaml/edits.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Unquoted parameter',
  burden: 'storage',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:storage-class'({ parameters }, { report }) {
      check(parameters, report);
    },
    'kubernetes:volume'({ type, source }, { report }) {
      if (type === 'csi') check(source?.get('volumeAttributes'), report);
      if (type === 'flexVolume') check(source?.get('options'), report);
    },
    'kubernetes:object'({ kind, node }, { report }) {
      if (/^Volume(?:Snapshot|Attributes|GroupSnapshot)Class$/u.test(kind)) check(node.get('parameters'), report);
    },
  },
});

function check(map: YamlNode | undefined, report: Context<Record<never, never>, undefined>['report']): void {
  for (const { key, value } of map?.entries ?? []) {
    const { string, style } = value;
    if (string === undefined || style !== 'plain' || value.via) continue;
    const type = value.boolean !== undefined ? 'a boolean' : value.number !== undefined ? 'a number' : undefined;
    if (!type) continue;
    const edits = replaceScalar(value, string);
    report(
      value.span,
      `\`${key.text}\` takes a text and \`${string}\` is ${type} to YAML, so the API server rejects the object; put it in quotes`,
      { fixes: [edits && safe('Put it in quotes', ...edits)] },
    );
  }
}
