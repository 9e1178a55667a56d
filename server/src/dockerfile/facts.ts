import { type Facts, factCollector, type Place } from '../core/facts.ts';
import type { Dockerfile } from './model.ts';
import { type PackageFacts, packageFacts } from './package-facts.ts';

declare module '../core/facts.ts' {
  interface FactData {
    readonly dockerfile?: DockerfileFacts;
  }
}

/** What other files may know of a Dockerfile. */
export interface DockerfileFacts {
  readonly stages: readonly StageFacts[];
}

export interface StageFacts {
  readonly name?: string;
  /** The image of FROM, as far as it is known. Absent where it is a stage of this file. */
  readonly image?: string;
  /** Index of the stage that FROM names. */
  readonly parent?: number;
  /** The image in FROM. */
  readonly at: Place;
  /** The USER at its end, without the group. Absent where the base decides or a variable does. */
  readonly user?: string;
  readonly userAt?: Place;
  readonly ports: readonly number[];
  readonly packages: readonly PackageFacts[];
}

export function factsOf(file: Dockerfile): Facts {
  const { places, place } = factCollector();
  const facts = file.stages.map((stage): StageFacts => {
    const { name, from, parent, environment, instructions } = stage;
    const user = environment.user?.name;
    const image = parent ? undefined : from.image?.value;
    const ports = instructions.flatMap((instruction) =>
      instruction.keyword === 'EXPOSE' ? instruction.ports.flatMap(({ first }) => first ?? []) : [],
    );
    return {
      ...(name && { name: name.text.toLowerCase() }),
      ...(image !== undefined && { image }),
      ...(parent && { parent: parent.index }),
      at: place(from.image?.span ?? from.word.span),
      ...(user?.value !== undefined && { user: user.value }),
      ...(user && { userAt: place(user.span) }),
      ports,
      packages: packageFacts(stage, file, place),
    };
  });
  return { data: { dockerfile: { stages: facts } }, places };
}
