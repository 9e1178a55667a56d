import { insert } from '../../core/edit.ts';
import { safe } from '../../core/fix.ts';
import type { AddInstruction, CopyInstruction } from '../../dockerfile/model.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Several sources copied to one file',
  burden: 'build',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3021', 'trivy/DS-0011'],
  on: {
    'dockerfile:copy'({ instruction }, { report }) {
      const finding = severalToOne(instruction);
      if (finding) report(finding.span, finding.message, { fixes: [finding.fix] });
    },
    'dockerfile:add'({ instruction }, { report }) {
      const finding = severalToOne(instruction);
      if (finding) report(finding.span, finding.message, { fixes: [finding.fix] });
    },
  },
});

function severalToOne({ sources, heredocs, destination, environment, flags }: CopyInstruction | AddInstruction) {
  const path = destination?.value;
  if (path === undefined || sources.length + heredocs.length < 2 || isFolder(path)) return undefined;
  // `--from build` lacks its `=`, so that `build` stands among the sources.
  if (flags.some(({ name, value }) => name === 'from' && !value)) return undefined;
  // WORKDIR has made its folder.
  if (path === environment.workdir?.path?.value) return undefined;
  const { span, text } = destination!;
  const end = span.end - (/["']$/u.test(text) ? 1 : 0);
  return {
    span,
    message: `where \`${path}\` is no folder yet, it becomes a file, and each source replaces the one before it; end it with \`/\``,
    fix: safe('Add the slash', insert(end, '/')),
  };
}

/** It can only be a folder: `/srv/`, `C:\shop\`, `.`, `..`, `/srv/.`. */
function isFolder(path: string): boolean {
  return path === '' || /[/\\]$|(?:^|[/\\])\.\.?$/u.test(path);
}
