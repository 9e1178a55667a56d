import { similar } from '../../core/similar.ts';
import { type Span, span } from '../../core/span.ts';
import type { Flag, Mount, MountOption } from '../model.ts';
import { expand, type Line } from './line.ts';

const types = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const sharings = ['shared', 'private', 'locked'];

const longNames: Readonly<Record<string, string>> = {
  src: 'source',
  dst: 'target',
  destination: 'target',
  ro: 'readonly',
  rw: 'readwrite',
};

/** Options that may stand without a value. */
const switches = ['readonly', 'readwrite', 'required'];
const options = ['type', 'from', 'source', 'target', ...switches, 'id', 'sharing', 'size', 'mode', 'uid', 'gid', 'env'];

/** Reads one `--mount`: fields between commas, each `name=value` or a name alone. */
export function readMount(line: Line, flag: Flag): Mount {
  const { value } = flag;
  const read = value ? readFields(line, value) : [];
  const type = read.find(({ name }) => name === 'type');
  const mount: Mount = {
    flag,
    span: flag.span,
    type: type ? type.value?.value?.toLowerCase() : 'bind',
    options: read,
  };
  checkMount(line, mount);
  return mount;
}

function readFields(line: Line, { value: decoded = '', text, span: place }: NonNullable<Flag['value']>): MountOption[] {
  // Quotes within the value shift what is behind them; then each field is found again in what is written.
  const isPlain = decoded === text && place.end - place.start === text.length;
  const fields: MountOption[] = [];
  let at = 0;
  for (const field of decoded.split(',')) {
    const located = isPlain ? span(place.start + at, place.start + at + field.length) : place;
    if (field) fields.push(readField(line, field, located, isPlain));
    at += field.length + 1;
  }
  return fields;
}

function readField(line: Line, field: string, located: Span, isPlain: boolean): MountOption {
  const equals = field.indexOf('=');
  const written = (equals === -1 ? field : field.slice(0, equals)).toLowerCase();
  const name = longNames[written] ?? written;
  if (equals === -1) return { name, span: located, value: undefined };
  const text = field.slice(equals + 1);
  const place = isPlain ? span(located.start + equals + 1, located.end) : located;
  const locate = (start: number, end: number) => (isPlain ? span(place.start + start, place.start + end) : place);
  return { name, span: located, value: expand(line, { text, span: place, source: text, locate }) };
}

function checkMount(line: Line, { type, options: given, flag }: Mount): void {
  const has = (name: string) => given.some((option) => option.name === name);
  const refuse = (option: MountOption | undefined, message: string) => line.report(option?.span ?? flag.span, message);
  for (const option of given) {
    const { name, value } = option;
    if (!options.includes(name)) {
      const meant = similar(name, options);
      refuse(option, `\`${name}\` is no option of a mount${meant ? `: did you mean \`${meant}\`?` : ''}`);
    } else if (!value && !switches.includes(name)) refuse(option, `\`${name}\` wants a value: \`${name}=...\``);
    else refuseValue(option, refuse);
  }
  if (type !== undefined && !types.includes(type)) return;
  const find = (name: string) => given.find((option) => option.name === name);
  if (type === 'secret' && !has('source') && !has('target') && !has('id')) {
    refuse(undefined, 'a secret mount wants an `id` or a `target`');
  }
  if (type === 'secret' && has('from')) refuse(find('from'), 'a secret mount takes no `from`');
  if (type !== undefined && type !== 'cache' && has('sharing')) refuse(find('sharing'), 'only cache mounts are shared');
  if (type !== undefined && type !== 'tmpfs' && has('size')) refuse(find('size'), 'only tmpfs mounts have a size');
  if (type !== undefined && type !== 'secret' && type !== 'ssh' && has('required')) {
    refuse(find('required'), 'only secret and ssh mounts can be required');
  }
  if (type === 'bind' || type === 'tmpfs') {
    for (const name of ['mode', 'uid', 'gid']) {
      if (has(name)) refuse(find(name), `a ${type} mount takes no \`${name}\``);
    }
  }
  if ((type === 'cache' || type === 'tmpfs') && !has('target')) refuse(undefined, `a ${type} mount wants a \`target\``);
}

function refuseValue(option: MountOption, refuse: (option: MountOption, message: string) => void): void {
  const value = option.value?.value;
  if (option.name === 'from' && /\$./u.test(option.value?.text ?? '')) {
    refuse(option, 'variables are not expanded in `from`: name the image in a FROM of its own, with an ARG above');
  }
  if (value === undefined) return;
  if (option.name === 'type' && !types.includes(value.toLowerCase())) {
    refuse(option, `\`${value}\` is no type of mount: it is one of ${list(types)}`);
  } else if (option.name === 'sharing' && !sharings.includes(value.toLowerCase())) {
    refuse(option, `\`${value}\` is no way of sharing: it is one of ${list(sharings)}`);
  } else if (option.name === 'mode' && !/^[0-7]+$/u.test(value)) {
    refuse(option, `the mode \`${value}\` is no octal number`);
  } else if ((option.name === 'uid' || option.name === 'gid') && !/^\d+$/u.test(value)) {
    refuse(option, `the ${option.name} \`${value}\` is no number`);
  } else if (switches.includes(option.name) && !/^(?:1|0|t|f|true|false)$/iu.test(value)) {
    refuse(option, `\`${option.name}\` is either \`true\` or \`false\``);
  }
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
