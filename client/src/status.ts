import { Disposable, type DocumentSelector, LanguageStatusSeverity, languages } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';

/** Says whether the server runs, in the language status of the documents that are linted and nowhere else. */
export function showStatus(client: BaseLanguageClient, selector: DocumentSelector): Disposable {
  const item = languages.createLanguageStatusItem('plimsoll.status', selector);
  item.name = 'Plimsoll';
  item.text = 'Plimsoll';
  const show = (state: State) => {
    const down = state === State.Stopped || state === State.StartFailed;
    item.busy = state === State.Starting;
    item.severity = down ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.detail = down ? 'the server is not running' : undefined;
    item.command = down
      ? { title: 'Restart', command: 'plimsoll.restart' }
      : { title: 'Show Output', command: 'plimsoll.showOutput' };
  };
  show(State.Starting);
  return Disposable.from(
    item,
    client.onDidChangeState(({ newState }) => show(newState)),
  );
}
