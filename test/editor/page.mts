import type { Page } from 'playwright-core';
import { mark } from './suite/mark.ts';

export interface Run {
  /** Addresses, as VS Code knows the files. */
  readonly workspace: string;
  readonly extensionTestsPath: string;
  readonly extensionDevelopmentPath?: string;
}

/** VS Code now and then opens a workspace without its folders, which says nothing of the extension. */
const openings = 4;

/**
 * Opens a VS Code that has tests to run, and gives the exit code of the run. Shows what the tests say, and of a run that
 * failed also what VS Code has to say of it.
 */
export async function runTests(page: Page, url: string, { workspace, ...payload }: Run): Promise<number> {
  const log: unknown[][] = [];
  let hasBegun = false;
  let exit: (code: number) => void = () => {};
  await page.exposeFunction('codeAutomationExit', (code: number) => exit(code));
  await page.exposeFunction('codeAutomationLog', (_type: string, [first, ...rest]: unknown[]) => {
    if (typeof first !== 'string' || !first.startsWith(mark)) log.push([first, ...rest]);
    else {
      hasBegun = true;
      console.log(first.slice(mark.length), ...rest);
    }
  });
  const query = new URLSearchParams({ workspace, payload: JSON.stringify(Object.entries(payload)) });
  let code = 1;
  for (let opening = 0; opening < openings && !hasBegun; opening++) {
    const exited = new Promise<number>((done) => (exit = done));
    await page.goto(`${url}?${query}`);
    code = await exited;
  }
  if (code !== 0) for (const line of log) console.log(...line);
  return code;
}
