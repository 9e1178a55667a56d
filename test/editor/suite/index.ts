import { runMocha } from './mocha.ts';
import './diagnostics.test.ts';
import './actions.test.ts';
import './commands.test.ts';
import './workspace.test.ts';
import { workspaceReady } from './workspace.ts';

/** VS Code calls this in its extension host, and ends with an error where it rejects. */
export async function run(): Promise<void> {
  await workspaceReady();
  const failures = await runMocha();
  if (failures > 0) throw new Error(`${failures} failed`);
}
