const named = /^(?:dockerfile|containerfile)(?:[.\-_].*)?$/iu;
const ending = /\.(?:dockerfile|containerfile)$/iu;

/** Endings of files that are about a Dockerfile, or become one, and are none. */
const other =
  /\.(?:dockerignore|md|txt|rst|adoc|html?|ya?ml|json|toml|ini|cfg|conf|lock|log|patch|diff|orig|rej|bak|swp|in|j2|jinja2?|tmpl|tpl|gotmpl|template|erb|mustache|hbs|ejs|cue|go|py|rb|js|mjs|ts|tsx|java|kt|rs|c|h|cc|cpp|cs|sh|bash|ps1|bat|cmd|lua|pl|php|exs?|nix|bzl|mk|svg|png|gz|zip)$/iu;

/** A Dockerfile is told by its name alone: `Dockerfile`, `Dockerfile.web`, `web.Dockerfile`, `Containerfile`. */
export function isDockerfile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return ending.test(name) || (named.test(name) && !other.test(name));
}
