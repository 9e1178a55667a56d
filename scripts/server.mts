import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** Starts a server, waits until it says `up`, and ends it with this process at the latest. */
export function startServer(program: string, args: readonly string[], up: string): Promise<ChildProcess> {
  const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  process.once('exit', () => server.kill());
  let complaints = '';
  server.stderr.on('data', (output: Buffer) => (complaints += output));
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.once('exit', (code) => fail(new Error(`${program} ended with ${code} before it was up\n${complaints}`)));
    server.stdout.on('data', (output: Buffer) => {
      if (output.includes(up)) done(server);
    });
  });
}

/** The port, or any free one where that is taken. */
export async function freePort(wanted = 0): Promise<number> {
  const probe = createServer();
  try {
    await new Promise<void>((done, fail) => probe.once('error', fail).listen(wanted, 'localhost', done));
    return (probe.address() as { port: number }).port;
  } catch (error) {
    if (wanted === 0) throw error;
    return freePort();
  } finally {
    probe.close();
  }
}
