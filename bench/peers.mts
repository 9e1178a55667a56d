// Whole-process time against another linter on the same files, in the same run:
//   npm run bench bench/peers.mts dockerfiles FOLDER HADOLINT
//   npm run bench bench/peers.mts manifests FOLDER KUBE_SCORE
// FOLDER is a checkout of a public repository, the last argument the other program.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { disk } from '../server/src/host/disk.ts';
import { filesBelow } from '../server/src/linter/files.ts';
import { languages } from '../server/src/linter/languages.ts';
import { compare } from './measure.ts';

const [kind, folder, peer] = process.argv.slice(2);
const language = { dockerfiles: 'dockerfile', manifests: 'kubernetes' }[kind ?? ''];
if (!language || !folder || !peer) throw new Error('say: dockerfiles|manifests FOLDER PEER');

const files: string[] = [];
for await (const uri of filesBelow(disk, pathToFileURL(path.resolve(folder)).href)) {
  const file = fileURLToPath(uri);
  const text = readFileSync(file, 'utf8');
  // Templates are not manifests yet: the peer stops at the first one.
  if (language === 'kubernetes' && text.includes('{{')) continue;
  if (languages().find(({ detect }) => detect(file, text))?.id === language) files.push(file);
}

const cli = path.resolve(import.meta.dirname, '../dist/cli.js');
const peerArguments = language === 'dockerfile' ? ['-f', 'json'] : ['score', '-o', 'json'];
const times = compare({
  plimsoll: [process.execPath, cli, 'lint', '--format', 'json', ...files],
  peer: [peer, ...peerArguments, ...files],
});
console.log(`${files.length} files; plimsoll ${Math.round(times.plimsoll!)} ms, peer ${Math.round(times.peer!)} ms`);
console.log(`ratio ${(times.plimsoll! / times.peer!).toFixed(3)} (1/${(times.peer! / times.plimsoll!).toFixed(1)})`);
