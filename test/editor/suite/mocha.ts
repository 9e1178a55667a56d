// Mocha's build for browsers asks for neither a document nor Node, so one bundle runs in every extension host.
import 'mocha/mocha.js';
import { mark } from './mark.ts';

mocha.setup({ ui: 'bdd', reporter: 'spec', color: false, timeout: 120_000 });

Mocha.reporters.Base.consoleLog = (format = '', ...values: unknown[]) => console.log(`${mark}${format}`, ...values);

/** Not `mocha.run`, which reads its options from the page's address: a worker has no page, and Node no address. */
export function runMocha(): Promise<number> {
  return new Promise((done) => Mocha.prototype.run.call(mocha, done));
}
