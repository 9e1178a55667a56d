const named = /^(?:dockerfile|containerfile)(?:[.\-_].*)?$/iu;
const ending = /\.(?:dockerfile|containerfile)$/iu;

/** Endings of files that are about a Dockerfile, or become one, and are none. */
const other =
  /\.(?:dockerignore|md|txt|rst|adoc|html?|ya?ml|json|toml|ini|cfg|conf|csv|xml|tf|hcl|lock|log|patch|diff|snap|orig|rej|bak|swp|in|j2|jinja2?|njk|liquid|mako|tmpl|tpl|gotmpl|template|tt|erb|mustache|hbs|ejs|cue|dhall|(?:js|lib)onnet|go|py|rb|js|mjs|cjs|ts|tsx|java|kt|scala|clj|rs|swift|dart|c|h|cc|cpp|cs|sh|bash|ps1|bat|cmd|lua|pl|php|exs?|nix|bzl|mk|css|svg|png|pdf|tar|t?gz|zip)$/iu;

/** A Dockerfile is told by its name: `Dockerfile`, `Dockerfile.web`, `web.Dockerfile`, `Containerfile`. */
export function isDockerfileName(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return ending.test(name) || (named.test(name) && !other.test(name));
}

/** Some templates of Dockerfiles have the name of one, and would be nothing but errors. */
export function isDockerfile(path: string, text: string): boolean {
  return isDockerfileName(path) && !isTemplate(text);
}

const action = /^[ \t]*(?:FROM[ \t].*)?(?:\{\{|\{%|<%)/iu;
const from = /^[ \t]*FROM[ \t]/iu;

/**
 * Whether an action of Jinja, Go, ERB or the like opens a line before the first FROM, or stands in that FROM: no builder
 * takes it there. Further down it may be the text of a heredoc. Without a FROM it is a part of a template wherever it stands,
 * and `${templateOption:...}` is what a template of dev containers is filled in by.
 */
function isTemplate(text: string): boolean {
  if (text.includes('${templateOption:')) return true;
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    const line = text.slice(start, end);
    if (action.test(line)) return true;
    if (from.test(line)) return false;
    start = end + 1;
  }
  return /\{\{|\{%|<%/u.test(text);
}
