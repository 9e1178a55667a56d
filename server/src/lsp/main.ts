// The language server wherever it runs. One bundle serves both, so that the package holds the rules and their pages once;
// what belongs to the other place is in it and never evaluated.
if ('importScripts' in globalThis) import('./browser.ts');
else import('./node.ts');
