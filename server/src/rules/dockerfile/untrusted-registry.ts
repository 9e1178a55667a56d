import { imageName } from '../../dockerfile/instructions/image.ts';
import type { Argument } from '../../dockerfile/model.ts';
import { mountSources, stageNamed } from '../../dockerfile/stages.ts';
import { isListed } from '../../knowledge/registries.ts';
import { rule } from '../rule.ts';

export default rule({
  title: 'Registry is not trusted',
  burden: 'security',
  severity: 'error',
  preset: 'recommended',
  aliases: ['hadolint/DL3026'],
  options: {
    registries: {
      description:
        'The registries that images may come from. One `*` stands for anything. Where empty, all may be used.',
      default: [],
    },
  },
  on: {
    'dockerfile:from'({ instruction: { image }, stage }, { options, report }) {
      const registry = stage.parent ? undefined : strangeRegistry(image, options.registries);
      if (registry) report((image!.registry ?? image!).span, message(registry));
    },
    'dockerfile:copy'({ instruction: { from, fromStage } }, { options, report }) {
      const registry = fromStage === undefined ? strangeRegistry(from, options.registries) : undefined;
      if (registry) report(from!.span, message(registry));
    },
    'dockerfile:run'({ instruction, file }, { options, report }) {
      for (const from of mountSources(instruction)) {
        const isStage = from.value !== undefined && stageNamed(file.stages, from.value);
        const registry = isStage ? undefined : strangeRegistry(from, options.registries);
        if (registry) report(from.span, message(registry));
      }
    },
  },
});

function message(registry: string): string {
  return `\`${registry}\` is not among the registries that you trust, and what comes from there is run or shipped; take the image from one of them`;
}

/** The registry of an image where none of the patterns allows it; undefined too where a variable decides. */
function strangeRegistry(image: Argument | undefined, patterns: readonly string[]): string | undefined {
  const reference = image && knownReference(image);
  if (!reference || reference === 'scratch' || patterns.length === 0) return undefined;
  const registry = (imageName(reference).registry ?? 'docker.io').toLowerCase();
  return isListed(registry, patterns) ? undefined : registry;
}

/** The reference, or as much of it as stands before a variable, where that tells the registry. */
function knownReference({ value, text }: Argument): string | undefined {
  if (value !== undefined) return value;
  const known = text.slice(0, text.indexOf('$')).replace(/^["']/u, '');
  const isName = known.includes('/') || (known.includes(':') && !text.includes('/'));
  return isName ? known : undefined;
}
