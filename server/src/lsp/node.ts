// The language server on Node.js: over a pipe to VS Code, or over --stdio to any other editor.
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { disk } from '../host/disk.ts';
import { runProgram } from '../host/programs.ts';
import { serve } from './server.ts';

serve(createConnection(ProposedFeatures.all), { disk, runProgram });
