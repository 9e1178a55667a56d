import { replace } from '../../core/edit.ts';
import { safe, unsafe } from '../../core/fix.ts';
import { decimalModes } from '../../kubernetes/file-mode.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'File mode in decimal',
  burden: 'storage',
  severity: 'error',
  preset: 'recommended',
  on: {
    'kubernetes:volume'(volume, { report }) {
      for (const { node, mode, octal, isRefused } of decimalModes(volume)) {
        const written = node.string;
        // JSON has no octal numbers.
        const isJson = node.key!.span.end - node.key!.span.start > node.key!.text.length;
        const meant = isJson ? String(Number.parseInt(octal, 8)) : octal;
        const fix = isRefused ? safe : unsafe;
        report(
          node.span,
          isRefused
            ? `\`${written}\` is a decimal number, beyond the mode 0777: the API server refuses the object; write ${meant}`
            : `\`${written}\` is a decimal number and gives the files the mode ${mode}, not ${octal}; write ${meant}`,
          {
            ...(isRefused ? {} : { severity: 'warning' as const }),
            fixes: [node.via === undefined ? fix(`Write ${meant}`, replace(node.span, meant)) : undefined],
          },
        );
      }
    },
  },
});
