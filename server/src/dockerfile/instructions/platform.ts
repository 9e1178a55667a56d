import { similar } from '../../core/similar.ts';

// As containerd's platform specifiers know them (github.com/containerd/platforms v1.0.0, read 2026-11-25).
const systems =
  'aix android darwin dragonfly freebsd hurd illumos ios js linux macos nacl netbsd openbsd plan9 solaris windows zos'.split(
    ' ',
  );
const architectures =
  '386 aarch64 amd64 amd64p32 arm arm64 arm64be armbe armel armhf i386 loong64 mips mips64 mips64le mips64p32 mips64p32le mipsle ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm x86-64 x86_64'.split(
    ' ',
  );

/** What is wrong with `system[/architecture[/variant]]`, as the end of a sentence; undefined where nothing is. */
export function platformFault(text: string): string | undefined {
  const [system = '', ...others] = text.split('/');
  if (others.length > 2 || !/^[\w-]+(?:\([\w.%-]*(?:\+[\w.%-]+)*\))?$/u.test(system)) return form;
  if (others.some((part) => !/^[\w.-]+$/u.test(part))) return form;
  if (others.length > 0) return undefined;
  const name = /^[\w-]+/u.exec(system)![0].toLowerCase();
  if (systems.includes(name) || architectures.includes(text.toLowerCase())) return undefined;
  const meant = similar(name, [...systems, ...architectures]);
  return `\`${name}\` is no operating system or architecture${meant ? `: did you mean \`${meant}\`?` : ''}`;
}

const form = 'it must have the form system/architecture, such as `linux/arm64`';
