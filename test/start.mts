// `npm start` as a person meets it: it comes up, answers, and ends at Ctrl-C.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const npm = spawn('npm', ['start', '--', '--no-open'], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
const ended = once(npm, 'exit');
try {
  const url = await address();
  const page = await (await fetch(url)).text();
  if (!page.includes('vscode-workbench-web-configuration')) throw new Error(`${url} shows no VS Code:\n${page}`);
  console.log(`npm start answers at ${url}`);
} finally {
  // As a terminal does at Ctrl-C: to all that `npm start` has begun.
  process.kill(-npm.pid!, 'SIGINT');
  await ended;
}

async function address(): Promise<string> {
  let output = '';
  for await (const chunk of npm.stdout) {
    output += chunk;
    const url = /http:\/\/localhost:\d+\//.exec(output);
    if (url) return url[0];
  }
  throw new Error(`npm start ended without an address:\n${output}`);
}
