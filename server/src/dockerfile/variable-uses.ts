import type { Argument, Instruction, VariableUse } from './model.ts';

/** The variables that the builder (not the shell) expands in an instruction. Those behind an ONBUILD are not among them. */
export function variableUses(instruction: Instruction): readonly VariableUse[] {
  const flags = instruction.flags.flatMap(({ value }) => value?.variables ?? []);
  const heredocs = instruction.heredocs.flatMap(({ variables }) => variables);
  return [...flags, ...argumentsOf(instruction).flatMap(({ variables }) => variables), ...heredocs];
}

/** All but the flags. */
function argumentsOf(instruction: Instruction): readonly Argument[] {
  switch (instruction.keyword) {
    case 'FROM':
      return present(instruction.image);
    case 'RUN':
      return instruction.mounts.flatMap(({ options }) => present(...options.map(({ value }) => value)));
    case 'COPY':
    case 'ADD':
      return [...instruction.sources, ...present(instruction.destination)];
    case 'ENV':
    case 'LABEL':
    case 'ARG':
      return instruction.pairs.flatMap(({ name, value }) => present(name, value));
    case 'USER':
      return present(instruction.user);
    case 'WORKDIR':
      return present(instruction.path);
    case 'EXPOSE':
      return instruction.ports;
    case 'VOLUME':
      return instruction.paths;
    case 'STOPSIGNAL':
      return present(instruction.signal);
    default:
      return [];
  }
}

function present(...args: readonly (Argument | undefined)[]): readonly Argument[] {
  return args.filter((argument) => argument !== undefined);
}
