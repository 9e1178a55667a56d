import type { Flag } from '../model.ts';
import { isBoolean } from '../text/boolean.ts';
import type { Line } from './line.ts';

/** Checks one `--device`: the name of a device, and whether it is required. Variables are not expanded in it. */
export function checkDevice(line: Line, { value, span }: Flag): void {
  if (!value) return;
  const refuse = (message: string) => line.report(value.text ? value.span : span, message);
  if (value.value === '') refuse('a device wants a name: `--device=vendor.com/class=name`');
  let name = '';
  for (const field of value.value!.split(',')) {
    const [key = '', option] = split(field);
    const isKnown = option === undefined ? key === 'required' : key === 'required' || key === 'name';
    if (!isKnown && !name) name = field;
    else if (!isKnown) refuse(`\`${field}\` is no option of a device: it has a name, and \`required\``);
    else if (key === 'name' && name) refuse(`the device is called \`${name}\` already`);
    else if (key === 'name') name = option!;
    else if (option !== undefined && !isBoolean(option)) refuse('`required` is either `true` or `false`');
  }
}

function split(field: string): [string, string?] {
  const at = field.indexOf('=');
  return at === -1 ? [field.toLowerCase()] : [field.slice(0, at).toLowerCase(), field.slice(at + 1)];
}
