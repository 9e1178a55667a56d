import { replace } from '../../core/edit.ts';
import { unsafe } from '../../core/fix.ts';
import { baseConfig } from '../../dockerfile/base.ts';
import type { InstructionEvent } from '../../dockerfile/events.ts';
import type { AddInstruction, Argument, CopyInstruction } from '../../dockerfile/model.ts';
import { isRelative, resolvePath } from '../../dockerfile/paths.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Relative destination without WORKDIR',
  burden: 'base-image',
  severity: 'warning',
  preset: 'recommended',
  aliases: ['hadolint/DL3045'],
  on: {
    'dockerfile:copy'(event, { report }) {
      const finding = rootFolder(event);
      if (finding) report(finding.span, finding.message, { fixes: [finding.fix] });
    },
    'dockerfile:add'(event, { report }) {
      const finding = rootFolder(event);
      if (finding) report(finding.span, finding.message, { fixes: [finding.fix] });
    },
  },
});

function rootFolder({ instruction, stage }: InstructionEvent<CopyInstruction | AddInstruction>) {
  const { destination, environment, onbuild, json } = instruction;
  if (!destination || onbuild || environment.workdir || !isRelative(destination)) return undefined;
  const config = baseConfig(stage);
  // A base of which nothing is known may have a folder that is made for it, and the empty image has no folder but one.
  if (config?.workdir !== '/' || config.bare) return undefined;
  const { span, text } = destination;
  return {
    span,
    message: `\`${text}\` ends up in the root folder, where the base image starts, and moves when that changes; set WORKDIR first, or write the whole path`,
    fix: absoluteFix(destination, json),
  };
}

function absoluteFix({ text, value, span }: Argument, json: boolean) {
  if (value === undefined || value !== (json ? text.slice(1, -1) : text)) return undefined;
  const path = resolvePath('/', value);
  // A slash at the end says that it is a folder.
  const whole = path !== '/' && /\/\.?$/u.test(value) ? `${path}/` : path;
  return unsafe(`Write ${whole}`, replace(span, json ? JSON.stringify(whole) : whole));
}
