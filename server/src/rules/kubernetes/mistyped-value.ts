import { replace } from '../../core/edit.ts';
import { type Fix, safe, unsafe } from '../../core/fix.ts';
import { deviationsOf, type Mistyped } from '../../kubernetes/schema.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Value of the wrong type',
  burden: 'reliability',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:object'(object, { report }) {
      for (const deviation of deviationsOf(object)) {
        // Numbers and booleans in place of a text are unquoted-text's.
        if (deviation.kind !== 'mistyped' || (deviation.wants === 'text' && deviation.node.kind === 'scalar')) continue;
        const { at, field, is, wants } = deviation;
        report(
          at,
          `\`${field}\` takes ${wanted[wants]}, and this is ${given[is]}: the API server refuses the object; ${advice(deviation)}`,
          { fixes: [fix(deviation)] },
        );
      }
    },
  },
});

const wanted: Readonly<Record<Mistyped['wants'], string>> = {
  text: 'a text',
  int: 'a whole number',
  'int|text': 'a whole number or a name',
  bool: 'true or false',
  list: 'a list',
  'list of text': 'a list of texts',
  mapping: 'fields with values',
};

const given: Readonly<Record<Mistyped['is'], string>> = {
  text: 'a text',
  number: 'a number',
  fraction: 'a fraction',
  boolean: 'a boolean',
  list: 'a list',
  mapping: 'no list but fields with values',
};

function advice({ is, wants, node }: Mistyped): string {
  if (is === 'text' && wants !== 'mapping' && !wants.startsWith('list')) return 'take the quotes away';
  if (wants.startsWith('list')) return is === 'mapping' ? 'begin each item with a dash' : 'write `[...]` around it';
  if (wants === 'mapping') return 'write `name: value`';
  if (wants === 'text') return node.kind === 'mapping' ? 'begin it with `|`, or put it in quotes' : 'put it in quotes';
  return `write ${wanted[wants]}`;
}

function fix({ is, wants, node }: Mistyped): Fix | undefined {
  if (node.via !== undefined || is !== 'text') return undefined;
  if (wants === 'int' || wants === 'int|text' || wants === 'bool') {
    const bare = wants === 'bool' ? node.string!.toLowerCase() : node.string!;
    // JSON has no `0644`.
    const isJson = node.key !== undefined && node.key.span.end - node.key.span.start > node.key.text.length;
    if ((isJson && /^0\d/.test(bare)) || node.style === 'literal' || node.style === 'folded') return undefined;
    return safe('Take the quotes away', replace(node.span, bare));
  }
  if (wants !== 'list of text' || node.source.includes('\n')) return undefined;
  return unsafe(
    'Make it a list',
    replace(node.span, `[${node.style === 'plain' ? JSON.stringify(node.string) : node.source}]`),
  );
}
