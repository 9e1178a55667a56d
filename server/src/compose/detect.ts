/** Whether a file is for Compose, told from its name or its text alone, so that a half-typed file stays one. */
export function isComposeFile(path: string, text: string): boolean {
  if (!/\.ya?ml$/i.test(path) || /^["']?apiVersion["']?[ \t]*:/m.test(text)) return false;
  return isComposeName(path) || (!isHelmValues(path) && holdsServices(text));
}

/** `compose.override.yaml` and its like are laid over the file of the same name without that word. */
export function isOverridePath(path: string): boolean {
  return /\.override\.ya?ml$/i.test(path);
}

/** `compose.yaml`, `docker-compose.prod.yml`, `docker-composetest.yml`, `compose-dev.yaml`; not `composer.yml`. */
function isComposeName(path: string): boolean {
  return /(?:^|[/\\])(?:(?:docker|podman)-?compose|compose(?![a-z]))[^/\\]*$/i.test(path);
}

function isHelmValues(path: string): boolean {
  return /(?:^|[/\\])values[^/\\]*$/i.test(path);
}

/** A mapping `services` at the top, and an image or a build two levels down. Other tools have lists there, or classes. */
function holdsServices(text: string): boolean {
  const services = /^services:[ \t]*(?:#.*)?\r?$/m.exec(text);
  if (!services) return false;
  let service: string | undefined;
  for (let start = services.index + services[0].length + 1; start > 0 && start < text.length; ) {
    const next = text.indexOf('\n', start);
    const line = text.slice(start, next === -1 ? text.length : next);
    start = next + 1;
    if (/^\s*(?:#|$)/.test(line)) continue;
    const indent = /^ */.exec(line)![0];
    if (indent === '') return false;
    if (service === undefined || indent.length <= service.length) {
      service = /^ +[\w.-]+:[ \t]*(?:&\S+[ \t]*)?(?:#.*)?\r?$/.test(line) ? indent : undefined;
    } else if (/^ +(?:image|build):/.test(line)) return true;
  }
  return false;
}
