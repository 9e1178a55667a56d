// Lets tests import a rule's page (`./x.md`) as text, as the bundler does for the product.
import { readFileSync } from 'node:fs';
import Module from 'node:module';

Module._extensions['.md'] = (module, file) => {
  module.exports = readFileSync(file, 'utf8');
};
