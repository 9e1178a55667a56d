import { spawn } from 'node:child_process';

type Command = readonly [program: string, ...args: string[]];

/**
 * What opens an address, the best first. Chrome and Edge come before the default browser: VS Code serves its extension
 * host from subdomains of `localhost`, which not every browser looks up.
 */
const openers: Partial<Record<NodeJS.Platform, readonly Command[]>> = {
  darwin: [['open', '-a', 'Google Chrome'], ['open', '-a', 'Microsoft Edge'], ['open']],
  win32: [
    ['cmd', '/c', 'start', 'chrome'],
    ['cmd', '/c', 'start', 'msedge'],
    ['cmd', '/c', 'start', ''],
  ],
  linux: [['google-chrome'], ['chromium'], ['chromium-browser'], ['microsoft-edge'], ['xdg-open']],
};

/** Shows the address to the person at this machine; where nothing can, the printed address has to do. */
export async function openInBrowser(url: string): Promise<void> {
  for (const [program, ...args] of openers[process.platform] ?? []) {
    if (await runs(program, [...args, url])) return;
  }
}

/** A browser may run on for as long as its window is open, so that it has not failed within a second will do. */
function runs(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: process.platform === 'linux' });
    child.once('error', () => done(false));
    child.once('exit', (code) => done(code === 0));
    child.unref();
    setTimeout(done, 1000, true);
  });
}
