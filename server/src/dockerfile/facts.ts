import { type Facts, factCollector, type Place } from '../core/facts.ts';
import { cleanPath } from './ignore-file.ts';
import { kindOfSource } from './instructions/remote.ts';
import type { Argument, Dockerfile, Instruction } from './model.ts';
import { type PackageFacts, packageFacts } from './package-facts.ts';

declare module '../core/facts.ts' {
  interface FactData {
    readonly dockerfile?: DockerfileFacts;
  }
}

/** What other files may know of a Dockerfile. */
export interface DockerfileFacts {
  readonly stages: readonly StageFacts[];
  /** What COPY and ADD take from the build context. */
  readonly copied: readonly CopiedFact[];
}

export interface CopiedFact {
  /** From the context's folder, `.` for all of it. It may hold wildcards. */
  readonly path: string;
  readonly at: Place;
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
  const copied = file.stages.flatMap(({ instructions }) =>
    sourcesOf(instructions).map(({ value, span }): CopiedFact => ({ path: cleanPath(value!), at: place(span) })),
  );
  return { data: { dockerfile: { stages: facts, copied } }, places };
}

function sourcesOf(instructions: readonly Instruction[]): readonly Argument[] {
  return instructions
    .flatMap((instruction) =>
      instruction.keyword === 'ADD' || (instruction.keyword === 'COPY' && !instruction.from) ? instruction.sources : [],
    )
    .filter(({ value }) => value !== undefined && kindOfSource(value) === 'local');
}
