import { github } from './github.ts';
import { json } from './json.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

export const formats = { text, json, sarif, github };
export type FormatName = keyof typeof formats;
