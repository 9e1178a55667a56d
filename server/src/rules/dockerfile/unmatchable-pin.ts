import { type Fix, safe, unsafe } from '../../core/fix.ts';
import { type InstalledPackage, installOf } from '../../dockerfile/installs.ts';
import type { Dockerfile } from '../../dockerfile/model.ts';
import { replacePin } from '../../dockerfile/pins.ts';
import type { PackageFamily } from '../../knowledge/package-managers.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Pin that no version can match',
  burden: 'operating-system',
  severity: 'error',
  preset: 'recommended',
  on: {
    'dockerfile:manager-call'(event, { report }) {
      const install = installOf(event);
      for (const each of install?.packages ?? []) {
        const fault = each.kind === 'registry' && faultOf(install!.family, each, event.file);
        if (!fault) continue;
        report(each.word.span, `\`${each.name}\` cannot be installed: ${fault.message}`, { fixes: [fault.fix] });
      }
    },
  },
});

interface Fault {
  readonly message: string;
  readonly fix: Fix | undefined;
}

function faultOf(family: PackageFamily, each: InstalledPackage, file: Dockerfile): Fault | undefined {
  const { name, version = '', word } = each;
  const sign = /[=<>~!]+/u.exec((word.value ?? word.text).slice(name.length))?.[0] ?? '';
  const fix = (make: typeof safe, pin: string): Fix | undefined => {
    const edit = replacePin(file, each, pin);
    return edit && make(`Write ${name}${pin}`, edit);
  };
  if (family === 'apk' && sign === '=' && version.endsWith('*')) {
    const start = version.replace(/\.?\*$/u, '');
    return {
      message: 'apk knows no `*` in a version; a part of it is written behind `~=`',
      fix: fix(unsafe, `~=${start}`),
    };
  }
  // Every version in Alpine's archives ends in the number of its build, and `=` compares the whole.
  if (family === 'apk' && sign === '=' && /^\d[\w.]*$/u.test(version) && !name.startsWith('.')) {
    return {
      message: `no version is \`${version}\` alone, they end in a build such as \`-r0\`; write \`~=\``,
      fix: fix(unsafe, `~=${version}`),
    };
  }
  if (family === 'apt' && sign.length > 1) {
    return { message: `apt knows no \`${sign}\`, only \`=\` and an exact version or one with \`*\``, fix: undefined };
  }
  if (family === 'apt' && /^\d[\w.]*-r\d+$/u.test(version)) {
    return { message: `\`${version}\` is a version of Alpine, which apt's archives never had`, fix: undefined };
  }
  if (family === 'pip' && sign === '=') {
    return { message: 'pip knows no `=`, and two of them mean this version', fix: fix(safe, `==${version}`) };
  }
  return undefined;
}
