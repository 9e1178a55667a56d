import { type Diagnostic, type Event, languages, type Uri } from 'vscode';

/** The first finding of the rule in the file, once there is one. */
export function finding(uri: Uri, rule: string): Promise<Diagnostic> {
  return until(
    languages.onDidChangeDiagnostics,
    () => findings(uri).find((finding) => ruleOf(finding) === rule),
    () => `${rule} in ${uri.path}; there is ${rulesIn(uri)}`,
  );
}

/** Resolves once the rule finds nothing in the file. */
export async function noFinding(uri: Uri, rule: string): Promise<void> {
  await until(
    languages.onDidChangeDiagnostics,
    () => !findings(uri).some((finding) => ruleOf(finding) === rule) || undefined,
    () => `${rule} to leave ${uri.path}; there is ${rulesIn(uri)}`,
  );
}

/**
 * Looks at once and then at every event; where nothing comes of it, the error says what was waited for.
 * @param patience in milliseconds
 */
export function until<Found>(
  event: Event<unknown>,
  look: () => Found | undefined,
  what: () => string,
  patience = 60_000,
): Promise<Found> {
  return new Promise((done, fail) => {
    const listener = event(check);
    const timer = setTimeout(() => {
      listener.dispose();
      fail(new Error(`waited in vain for ${what()}`));
    }, patience);
    check();

    function check(): void {
      const found = look();
      if (found === undefined) return;
      listener.dispose();
      clearTimeout(timer);
      done(found);
    }
  });
}

function findings(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'plimsoll');
}

function rulesIn(uri: Uri): string {
  return findings(uri).map(ruleOf).join(', ') || 'nothing';
}

function ruleOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
