import type { Command, Script } from '../shell/model.ts';
import type { ManagerCall } from './manager-calls.ts';
import type {
  AddInstruction,
  ArgInstruction,
  CmdInstruction,
  CopyInstruction,
  Dockerfile,
  EntrypointInstruction,
  EnvInstruction,
  ExposeInstruction,
  FromInstruction,
  HealthcheckInstruction,
  Instruction,
  LabelInstruction,
  MaintainerInstruction,
  OnbuildInstruction,
  Problem,
  RunInstruction,
  ShellInstruction,
  Stage,
  StopsignalInstruction,
  UserInstruction,
  VolumeInstruction,
  WorkdirInstruction,
} from './model.ts';

/**
 * In document order: the file, then what it cannot be read as, its global ARGs, each stage with its instructions, and the
 * file again at its end. What stands before the first FROM and is no ARG is a problem and yields nothing else.
 */
export interface DockerfileEvents {
  'dockerfile:file': FileEvent;
  /** What BuildKit would refuse, at the smallest place that shows it. */
  'dockerfile:problem': Problem;
  /** Before its FROM. */
  'dockerfile:stage': StageEvent;
  'dockerfile:stage-end': StageEvent;
  /** Every instruction, before the event of its own kind. ARGs before the first FROM have no stage. */
  'dockerfile:instruction': {
    readonly instruction: Instruction;
    readonly stage: Stage | undefined;
    readonly file: Dockerfile;
  };
  'dockerfile:from': InstructionEvent<FromInstruction>;
  'dockerfile:run': InstructionEvent<RunInstruction>;
  'dockerfile:copy': InstructionEvent<CopyInstruction>;
  'dockerfile:add': InstructionEvent<AddInstruction>;
  'dockerfile:cmd': InstructionEvent<CmdInstruction>;
  'dockerfile:entrypoint': InstructionEvent<EntrypointInstruction>;
  'dockerfile:healthcheck': InstructionEvent<HealthcheckInstruction>;
  'dockerfile:env': InstructionEvent<EnvInstruction>;
  'dockerfile:label': InstructionEvent<LabelInstruction>;
  /** Without a stage before the first FROM. */
  'dockerfile:arg': {
    readonly instruction: ArgInstruction;
    readonly stage: Stage | undefined;
    readonly file: Dockerfile;
  };
  'dockerfile:user': InstructionEvent<UserInstruction>;
  'dockerfile:workdir': InstructionEvent<WorkdirInstruction>;
  'dockerfile:expose': InstructionEvent<ExposeInstruction>;
  'dockerfile:shell': InstructionEvent<ShellInstruction>;
  'dockerfile:volume': InstructionEvent<VolumeInstruction>;
  'dockerfile:stopsignal': InstructionEvent<StopsignalInstruction>;
  /** The instruction that it triggers follows as an event of its own kind, with `onbuild` set. */
  'dockerfile:onbuild': InstructionEvent<OnbuildInstruction>;
  'dockerfile:maintainer': InstructionEvent<MaintainerInstruction>;
  /** Every script of a RUN that a POSIX-like shell reads. */
  'dockerfile:script': ScriptEvent;
  /** Every simple command of it, in order. */
  'dockerfile:command': CommandEvent;
  /** Every command that calls a package manager, after the event of the command itself. */
  'dockerfile:manager-call': ManagerCallEvent;
  'dockerfile:end': FileEvent;
}

export interface FileEvent {
  readonly file: Dockerfile;
}

export interface StageEvent {
  readonly stage: Stage;
  readonly file: Dockerfile;
}

export interface InstructionEvent<Kind extends Instruction> {
  readonly instruction: Kind;
  readonly stage: Stage;
  readonly file: Dockerfile;
}

export interface ScriptEvent {
  readonly script: Script;
  readonly instruction: RunInstruction;
  readonly stage: Stage;
  readonly file: Dockerfile;
}

export interface CommandEvent extends ScriptEvent {
  readonly command: Command;
}

export interface ManagerCallEvent extends CommandEvent {
  readonly call: ManagerCall;
}
