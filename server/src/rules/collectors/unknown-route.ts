import type { Part } from '../../collectors/model.ts';
import { inputsOf, names } from '../../collectors/routes.ts';
import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { similar } from '../../core/similar.ts';
import { rule } from '../rule.ts';

/** Labels that Fluentd has itself. */
const ownLabels: ReadonlySet<string> = new Set(['@ROOT', '@ERROR', '@FLUENT_LOG']);

export default rule({
  title: 'Route to nowhere',
  burden: 'logging',
  severity: 'error',
  preset: 'recommended',
  on: {
    'collectors:pipeline'({ program, parts, whole }, { report }) {
      if (!whole || program === 'fluent-bit') return;
      const known = program === 'vector' ? componentsOf(parts) : parts.map(({ scope }) => scope);
      for (const { span, text } of parts.flatMap(program === 'vector' ? inputsOf : labelsOf)) {
        if (text === undefined || ownLabels.has(text) || known.some((name) => isFor(name, text))) continue;
        const meant = similar(text, known);
        report(
          span,
          `there is no ${program === 'vector' ? 'source or transform' : 'label'} \`${text}\` here: ${program === 'vector' ? 'Vector' : 'Fluentd'} does not start${meant ? `; did you mean \`${meant}\`?` : ''}`,
          { fixes: [meant ? unsafe(`Write ${meant}`, replace(span, meant)) : undefined] },
        );
      }

      function isFor(name: string, text: string): boolean {
        return program === 'vector' ? names(text, name) : name === text;
      }
    },
  },
});

function componentsOf(parts: readonly Part[]): string[] {
  return parts.filter(({ role }) => role === 'input' || role === 'filter').map(({ name }) => name!);
}

function labelsOf({ settings }: Part) {
  return settings.get('@label')?.items ?? [];
}
