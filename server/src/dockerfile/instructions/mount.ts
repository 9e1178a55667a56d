import { similar } from '../../core/similar.ts';
import { span } from '../../core/span.ts';
import type { Environment, Flag, Mount, MountOption, WorkdirInstruction } from '../model.ts';
import { resolvePath } from '../paths.ts';
import { isBoolean } from '../text/boolean.ts';
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
  if (value?.value === '') line.report(flag.span, 'a mount wants options: `--mount=type=cache,target=/folder`');
  else if (value) checkMount(line, mount);
  return mount;
}

function readFields(line: Line, { value: decoded = '', text, span: place }: NonNullable<Flag['value']>): MountOption[] {
  // Quotes within the value shift what is behind them; then each field is found again in what is written.
  const isPlain = decoded === text && place.end - place.start === text.length;
  const fields: MountOption[] = [];
  let at = 0;
  for (const field of decoded.split(',')) {
    const located = isPlain ? span(place.start + at, place.start + at + field.length) : place;
    fields.push(readField(line, field, located, isPlain));
    at += field.length + 1;
  }
  return fields;
}

function readField(line: Line, field: string, located: MountOption['span'], isPlain: boolean): MountOption {
  const equals = field.indexOf('=');
  const written = (equals === -1 ? field : field.slice(0, equals)).toLowerCase();
  const name = longNames[written] ?? written;
  if (equals === -1) return { name, span: located, value: undefined };
  const text = field.slice(equals + 1);
  const place = isPlain ? span(located.start + equals + 1, located.end) : located;
  const locate = (start: number, end: number) => (isPlain ? span(place.start + start, place.start + end) : place);
  return { name, span: located, value: expand(line, { text, span: place, source: text, locate }) };
}

type Refuse = (option: MountOption | undefined, message: string) => void;

function checkMount(line: Line, { options: given, flag }: Mount): void {
  const refuse: Refuse = (option, message) => {
    const at = option?.span;
    line.report(at && at.start < at.end ? at : flag.span, message);
  };
  // What an option may be depends on the type as it is known by then; undefined where a variable decides.
  let type: string | undefined = 'bind';
  for (const option of given) {
    const { name, value } = option;
    if (name === 'type' && value) type = value.value?.toLowerCase();
    if (!name && !value) refuse(undefined, 'an option is missing between the commas');
    else if (!options.includes(name)) {
      const meant = similar(name, options);
      refuse(option, `\`${name}\` is no option of a mount${meant ? `: did you mean \`${meant}\`?` : ''}`);
    } else if (!value && !switches.includes(name)) refuse(option, `\`${name}\` wants a value: \`${name}=...\``);
    else refuseUse(option, type, refuse);
    refuseValue(option, refuse);
  }
  if (type === undefined || !types.includes(type)) return;
  refuseTogether(type, given, refuse);
  if (type === 'bind' || type === 'cache' || type === 'tmpfs') checkTarget(line, given, refuse);
}

/** Options of some types that stand before their type are refused too. */
function refuseUse(option: MountOption, type: string | undefined, refuse: Refuse): void {
  if (type === undefined || !types.includes(type)) return;
  if (option.name === 'size' && type !== 'tmpfs') refuse(option, 'only tmpfs mounts have a size, behind their type');
  if (option.name === 'required' && type !== 'secret' && type !== 'ssh')
    refuse(option, 'only secret and ssh mounts can be required, behind their type');
}

function refuseTogether(type: string, given: readonly MountOption[], refuse: Refuse): void {
  const find = (name: string) => given.findLast((option) => option.name === name && option.value?.value !== '');
  if (type === 'bind' || type === 'tmpfs') {
    for (const name of ['mode', 'uid', 'gid'])
      if (find(name)) refuse(find(name), `a ${type} mount takes no \`${name}\``);
  }
  if (type !== 'cache' && find('sharing')) refuse(find('sharing'), 'only cache mounts are shared');
  if (type === 'ssh' && find('source')) refuse(find('source'), 'an ssh mount takes no `source`');
  if (type !== 'secret') return;
  if (find('from')) refuse(find('from'), 'a secret mount takes no `from`');
  if (find('source') && find('id'))
    refuse(find('source'), '`source` and `id` mean the same in a secret mount: write one');
  if (!find('source') && !find('id') && !find('target'))
    refuse(undefined, 'a secret mount wants an `id` or a `target`');
}

/** A mount stands in a folder of its own: over all others nothing would be left to run. */
function checkTarget({ environment }: Line, given: readonly MountOption[], refuse: Refuse): void {
  const target = given.findLast(({ name }) => name === 'target');
  if (target && target.value?.value === undefined) return;
  if (folderOf(environment, target?.value?.value ?? '') !== '/') return;
  if (target) refuse(target, 'the target is the root folder: name one below it');
  else
    refuse(
      undefined,
      'the mount wants a `target`: without one it is the folder that RUN stands in, and that is the root',
    );
}

/** The absolute path of a folder that is named from the one in force; undefined where that is not known. */
function folderOf({ workdir, baseFolder }: Environment, path: string): string | undefined {
  if (path.startsWith('/')) return resolvePath('/', path);
  const folder = workdir ? folderSetBy(workdir) : baseFolder;
  return folder === undefined ? undefined : resolvePath(folder, path);
}

function folderSetBy({ path, environment }: WorkdirInstruction): string | undefined {
  return path?.value === undefined ? undefined : folderOf(environment, path.value);
}

function refuseValue(option: MountOption, refuse: Refuse): void {
  const value = option.value?.value;
  if (option.name === 'from' && /\$./u.test(option.value?.text ?? '')) {
    refuse(option, 'variables are not expanded in `from`: name the image in a FROM of its own, with an ARG above');
  }
  if (value === undefined) return;
  if (option.name === 'type' && !types.includes(value.toLowerCase())) {
    refuse(option, `\`${value}\` is no type of mount: it is one of ${list(types)}`);
  } else if (option.name === 'sharing' && !sharings.includes(value.toLowerCase())) {
    refuse(option, `\`${value}\` is no way of sharing: it is one of ${list(sharings)}`);
  } else if (option.name === 'size' && !/^[\d.]+(?: ?(?:b|[kmgtp]i?b?))?$/iu.test(value)) {
    refuse(option, `the size \`${value}\` is no number of bytes: write it as \`64m\``);
  } else if (option.name === 'mode' && !(/^[0-7]+$/u.test(value) && Number.parseInt(value, 8) < 2 ** 32)) {
    refuse(option, `the mode \`${value}\` is no octal number`);
  } else if ((option.name === 'uid' || option.name === 'gid') && !(/^\d+$/u.test(value) && Number(value) < 2 ** 32)) {
    refuse(option, `the ${option.name} \`${value}\` is no number`);
  } else if (switches.includes(option.name) && !isBoolean(value)) {
    refuse(option, `\`${option.name}\` is either \`true\` or \`false\``);
  }
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
