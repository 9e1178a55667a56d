// `npm run new-rule -- kubernetes/missing-memory-limit`: a rule and its page, ready to be filled in.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { rulesFolder, write } from './repository.ts';

const [id = ''] = process.argv.slice(2);
if (!/^[a-z]+(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)$/u.test(id)) {
  console.error(
    'Name the rule by the smell: npm run new-rule -- <language>/<the-smell>, as in kubernetes/missing-memory-limit',
  );
  process.exit(2);
}
if (existsSync(path.join(rulesFolder, `${id}.ts`))) {
  console.error(`${id} is there already`);
  process.exit(2);
}

const [language, name] = id.split('/') as [string, string];
const title = name.replaceAll('-', ' ').replace(/^./u, (letter) => letter.toUpperCase());
const fence = language === 'dockerfile' || language === 'shell' ? 'dockerfile' : 'yaml';

write(
  `server/src/rules/${id}.ts`,
  `import { rule } from '../rule.ts';

export default rule({
  title: '${title}',
  burden: 'build',
  severity: 'warning',
  preset: 'all',
  aliases: [],
  on: {},
});
`,
);
write(
  `server/src/rules/${id}.md`,
  `# ${title}

## Why

Say in a sentence or two what goes wrong, and for whom.

## What to do

Say what to write instead, and when to leave it as it is.

## Samples

Mark what the finding underlines with carets; they are taken out before the sample is read.

\`\`\`${fence} flagged
\`\`\`

\`\`\`${fence} fixed
\`\`\`

\`\`\`${fence} clean
\`\`\`
`,
);
console.log(
  `Fill in server/src/rules/${id}.ts and server/src/rules/${id}.md, then run npm run generate and npm run test:rules.`,
);
