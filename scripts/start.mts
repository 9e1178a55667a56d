// npm start [-- FOLDER] [--no-open]: the findings of a folder on the terminal, then the same folder in VS Code.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import './build.mts';
import { openInBrowser } from './open-in-browser.mts';
import { freePort } from './server.mts';
import { serveVSCode } from './vscode-web.mts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'no-open': { type: 'boolean' } } });
const folder = positionals[0] ?? 'examples';

spawnSync(process.execPath, ['dist/cli.js', 'lint', folder, '--fail-on', 'never'], { stdio: 'inherit' });

const { url, server } = await serveVSCode({ folder, port: await freePort(3000) });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.kill());
console.log(`
VS Code with Plimsoll in it: ${url}
It shows ${folder}. What you edit stays in the browser. Ctrl-C ends it.`);
if (!values['no-open']) await openInBrowser(url);
await once(server, 'exit');
