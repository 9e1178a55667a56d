import { type Facts, factCollector, type Place } from '../core/facts.ts';
import type { Span } from '../core/span.ts';
import { stepsDown } from './accounts.ts';
import { cleanPath } from './ignore-file.ts';
import { kindOfSource } from './instructions/remote.ts';
import type { Argument, CmdInstruction, Dockerfile, EntrypointInstruction, Instruction, Stage } from './model.ts';
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
  /** Of its EXPOSE, of ranges the first. */
  readonly ports: readonly number[];
  /** A variable or a range has part in its EXPOSE, so that there may be more. */
  readonly hasOpenPorts?: true;
  readonly packages: readonly PackageFacts[];
  /** Other images and stages that COPY and RUN's mounts take files from. */
  readonly sources: readonly SourceFact[];
  /** The WORKDIR at its end. Absent where the base decides or a variable does. */
  readonly workdir?: string;
  /** Words of SHELL, where an instruction sets it. */
  readonly shell?: readonly string[];
  /** What ENTRYPOINT and CMD, if the stage has them, make of the container's command. */
  readonly entrypoint?: CommandFact;
  readonly command?: CommandFact;
  /** What the last HEALTHCHECK says. */
  readonly healthcheck?: 'CMD' | 'NONE';
  /** A script that it starts may go on as somebody else than root. */
  readonly stepsDown?: true;
  /** Values of ENV that are known; `null` for others. */
  readonly env: Readonly<Record<string, string | null>>;
  readonly volumes: readonly string[];
  readonly labels: Readonly<Record<string, string | null>>;
  /** Instructions that wait for the builds of children. */
  readonly onbuild: readonly { readonly at: Place; readonly keyword: string }[];
}

/** An image, or the index of a stage of the same file. */
export interface SourceFact {
  readonly at: Place;
  readonly image?: string;
  readonly stage?: number;
}

export interface CommandFact {
  readonly at: Place;
  readonly form: 'shell' | 'exec';
  /** Of the exec form; of a shell form the one line. */
  readonly words: readonly string[];
}

export function factsOf(file: Dockerfile): Facts {
  const { places, place } = factCollector();
  const facts = file.stages.map((stage): StageFacts => {
    const { name, from, parent, environment, instructions } = stage;
    const user = environment.user?.name;
    const image = parent ? undefined : from.image?.value;
    const exposed = instructions.flatMap((instruction) => (instruction.keyword === 'EXPOSE' ? instruction.ports : []));
    const hasOpenPorts = exposed.some(({ first, last }) => first === undefined || first !== last);
    return {
      ...(name && { name: name.text.toLowerCase() }),
      ...(image !== undefined && { image }),
      ...(parent && { parent: parent.index }),
      at: place(from.image?.span ?? from.word.span),
      ...(user?.value !== undefined && { user: user.value }),
      ...(user && { userAt: place(user.span) }),
      ports: exposed.flatMap(({ first }) => first ?? []),
      ...(hasOpenPorts && { hasOpenPorts }),
      packages: packageFacts(stage, file, place),
      sources: instructions.flatMap((instruction) => sourcesTaken(instruction, file, place)),
      ...setupFacts(stage, place),
      ...(stepsDown(stage) && { stepsDown: true }),
    };
  });
  const copied = file.stages.flatMap(({ instructions }) =>
    sourcesOf(instructions).map(({ value, span }): CopiedFact => ({ path: cleanPath(value!), at: place(span) })),
  );
  return { data: { dockerfile: { stages: facts, copied } }, places };
}

/** What `--from` and `from=` name. */
function sourcesTaken(instruction: Instruction, { stages }: Dockerfile, place: (span: Span) => Place): SourceFact[] {
  if (instruction.keyword === 'COPY' && instruction.from) {
    const { from, fromStage } = instruction;
    return sourceFact(from, fromStage, place);
  }
  if (instruction.keyword !== 'RUN') return [];
  return instruction.mounts.flatMap(({ options }) => {
    const from = options.find(({ name }) => name === 'from')?.value;
    const named = stages.findIndex(({ name }) => name?.value?.toLowerCase() === from?.value?.toLowerCase());
    return from ? sourceFact(from, named === -1 ? undefined : named, place) : [];
  });
}

function sourceFact({ value, span }: Argument, stage: number | undefined, place: (span: Span) => Place): SourceFact[] {
  if (stage !== undefined) return [{ at: place(span), stage }];
  return value ? [{ at: place(span), image: value }] : [];
}

/** What the stage says of containers that are started from it. */
function setupFacts({ environment, instructions }: Stage, place: (span: Span) => Place) {
  const own = instructions.filter(({ onbuild }) => !onbuild);
  const last = <Kind extends Instruction['keyword']>(keyword: Kind) =>
    own.findLast((instruction) => instruction.keyword === keyword) as
      | Extract<Instruction, { keyword: Kind }>
      | undefined;
  const [entrypoint, command, shell] = [last('ENTRYPOINT'), last('CMD'), last('SHELL')];
  const { workdir } = environment;
  const healthcheck = last('HEALTHCHECK')?.kind;
  const pairsOf = (keyword: 'ENV' | 'LABEL') =>
    Object.fromEntries(
      own
        .flatMap((instruction) => (instruction.keyword === keyword ? instruction.pairs : []))
        .flatMap(({ name, value }) => (name.value === undefined ? [] : [[name.value, value?.value ?? null]])),
    );
  return {
    ...(workdir?.path?.value !== undefined && { workdir: workdir.path.value }),
    ...(shell && { shell: shell.words.map(({ value }) => value) }),
    ...(entrypoint && { entrypoint: commandFact(entrypoint, place) }),
    ...(command && { command: commandFact(command, place) }),
    ...(healthcheck && { healthcheck }),
    env: pairsOf('ENV'),
    labels: pairsOf('LABEL'),
    volumes: own.flatMap((instruction) =>
      instruction.keyword === 'VOLUME' ? instruction.paths.flatMap(({ value }) => value ?? []) : [],
    ),
    onbuild: instructions.flatMap((instruction) =>
      instruction.keyword === 'ONBUILD' && instruction.trigger
        ? [{ at: place(instruction.word.span), keyword: instruction.trigger.keyword }]
        : [],
    ),
  };
}

function commandFact(
  { form, words, rest, word }: CmdInstruction | EntrypointInstruction,
  place: (span: Span) => Place,
): CommandFact {
  return { at: place(word.span), form, words: form === 'exec' ? words.map(({ value }) => value) : [rest.text] };
}

function sourcesOf(instructions: readonly Instruction[]): readonly Argument[] {
  return instructions
    .flatMap((instruction) =>
      instruction.keyword === 'ADD' || (instruction.keyword === 'COPY' && !instruction.from) ? instruction.sources : [],
    )
    .filter(({ value }) => value !== undefined && kindOfSource(value) === 'local');
}
