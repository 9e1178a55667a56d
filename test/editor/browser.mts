import { type Browser, chromium } from 'playwright-core';

/**
 * A browser without downloading one: on Linux the Chromium that an npm package carries, which brings its own libraries,
 * elsewhere the Chrome or Edge that is installed.
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') return launchPackaged();
  for (const channel of ['chrome', 'msedge']) {
    try {
      return await chromium.launch({ channel });
    } catch {}
  }
  throw new Error('The editor tests need Google Chrome or Microsoft Edge.');
}

async function launchPackaged(): Promise<Browser> {
  // The package unpacks the libraries of its Chromium only where it believes to run in this service.
  process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs22.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packaged.executablePath(), args: ['--no-sandbox'] });
}
