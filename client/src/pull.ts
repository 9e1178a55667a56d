import { workspace } from 'vscode';
import type { DiagnosticPullOptions } from 'vscode-languageclient';

/**
 * When an open document is linted again. The setting is read at every event, so that a change of it acts at once; its
 * values are the names that the library gives to the events.
 */
export function diagnosticPulls(): DiagnosticPullOptions {
  return {
    onChange: true,
    onSave: true,
    // True leaves the event out.
    filter: (document, event) => workspace.getConfiguration('plimsoll', document).get('run', 'onType') !== event,
  };
}
