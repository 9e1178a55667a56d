import type { Span } from '../core/span.ts';
import type { ImageConfig } from '../knowledge/image-config.ts';
import type { Script } from '../shell/model.ts';

/**
 * What a Dockerfile means, read as BuildKit reads it.
 *
 * Every span is in the file, also where a continuation splits what it covers. Everything is immutable, and apart from
 * `Stage.parent` no record points back to the one that holds it.
 */
export interface Dockerfile {
  readonly text: string;
  readonly directives: readonly Directive[];
  /** The character that escapes and that continues lines. */
  readonly escape: Escape;
  /** All of them, in order, those before the first FROM too. */
  readonly instructions: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** The ARGs before the first FROM. */
  readonly globalArgs: readonly Pair[];
  /** Comment lines, those within continued instructions too. Parser directives are not among them. */
  readonly comments: readonly DockerfileComment[];
  /** What BuildKit would refuse, in order. */
  readonly problems: readonly Problem[];
}

export type Escape = '\\' | '`';

/** `# syntax=docker/dockerfile:1` at the top of the file. */
export interface Directive {
  readonly name: 'syntax' | 'escape' | 'check';
  readonly value: string;
  readonly span: Span;
  readonly valueSpan: Span;
}

export interface DockerfileComment {
  /** From its `#` to the end of its line. */
  readonly span: Span;
  /** Index in `instructions` of the instruction it stands in, or above with nothing but comments and blank lines between. */
  readonly instruction: number | undefined;
  /** It stands between the lines of a continued instruction. */
  readonly inside: boolean;
}

export interface Problem {
  readonly span: Span;
  readonly message: string;
  /** The build argument on which it depends: what is refused is a build that is not given another value for it. */
  readonly argument?: string;
}

/** A stretch of text with its place. */
export interface Token {
  /** As written, continuations joined. */
  readonly text: string;
  readonly span: Span;
}

/** A word that BuildKit takes the quotes from, and, in most instructions, expands variables in. */
export interface Argument extends Token {
  /** What BuildKit makes of it with the defaults of this file; undefined where a variable's value cannot be known from it. */
  readonly value: string | undefined;
  /** Empty where the instruction expands none. */
  readonly variables: readonly VariableUse[];
}

/** `$NAME` or `${NAME...}` that the builder (not the shell) expands. */
export interface VariableUse {
  readonly name: string;
  /** The whole, from its `$`. */
  readonly span: Span;
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `##`, `%`, `%%`, `/` or `//`; undefined for the plain forms. */
  readonly modifier: string | undefined;
}

export type Instruction =
  | FromInstruction
  | RunInstruction
  | CmdInstruction
  | EntrypointInstruction
  | HealthcheckInstruction
  | CopyInstruction
  | AddInstruction
  | EnvInstruction
  | LabelInstruction
  | ArgInstruction
  | UserInstruction
  | WorkdirInstruction
  | ExposeInstruction
  | ShellInstruction
  | VolumeInstruction
  | StopsignalInstruction
  | OnbuildInstruction
  | MaintainerInstruction
  | UnknownInstruction;

export type Keyword = Exclude<Instruction['keyword'], 'UNKNOWN'>;

interface InstructionBase<Name extends string> {
  /** In upper case, however it is written. */
  readonly keyword: Name;
  /** The keyword as written. */
  readonly word: Token;
  /** From its keyword to the end of its last line, heredoc bodies included, the last line break left out. */
  readonly span: Span;
  /** The instruction with its continuations joined, from keyword to end, without heredoc bodies. */
  readonly line: Token;
  /** What stands behind keyword and flags. Empty text and span where nothing does. */
  readonly rest: Token;
  readonly flags: readonly Flag[];
  readonly heredocs: readonly Heredoc[];
  readonly gaps: readonly Gap[];
  /** It stands in an ONBUILD: it runs in the builds of other images. */
  readonly onbuild: boolean;
  /** What holds just before it runs. */
  readonly environment: Environment;
}

/** Empty lines between two lines of an instruction. BuildKit skips them, and says that it will not for ever. */
export interface Gap {
  /** The escape character above that continues the instruction. */
  readonly escape: Span;
  /** Without their breaks. Comments may stand between them. */
  readonly emptyLines: readonly Span[];
  /** The first word of the line below; undefined where the file ends. */
  readonly next: string | undefined;
}

/** `--name` or `--name=value`. */
export interface Flag {
  /** Without its dashes. */
  readonly name: string;
  readonly span: Span;
  readonly nameSpan: Span;
  /** Undefined where there is no `=`. */
  readonly value: Argument | undefined;
}

export interface Heredoc {
  readonly name: string;
  /** `<<EOF` on the instruction's line, its descriptor included. */
  readonly marker: Span;
  /** The lines between marker and terminator, raw, the last line break included. */
  readonly body: Token;
  /** The terminator's line without its break; undefined where the file ends first. */
  readonly terminator: Span | undefined;
  /** The name is not quoted: the builder expands variables in the body (COPY and ADD), or the shell does (RUN). */
  readonly expand: boolean;
  /** `<<-`: tabs that lead the lines are dropped. */
  readonly chomp: boolean;
  /** `3` of `3<<EOF`; 0 where none is written. */
  readonly descriptor: number;
  /** What the builder expands in the body; empty in a RUN, where the shell does. */
  readonly variables: readonly VariableUse[];
}

/** What earlier instructions of the stage, and of the stages it is built from, have set. */
export interface Environment {
  readonly shell: ShellInForce;
  /** The USER in force; undefined where the base image decides. */
  readonly user: UserInstruction | undefined;
  readonly workdir: WorkdirInstruction | undefined;
  readonly healthcheck: HealthcheckInstruction | undefined;
  readonly variables: Variables | undefined;
  /** The stages begin with `scratch`, so that what no instruction has set is not set. */
  readonly isFromScratch: boolean;
  /** The folder that the base image starts in; undefined where nobody knows it. */
  readonly baseFolder: string | undefined;
}

/** The latest of a list of variables; `previous` are the ones before. Read it with `lookup`. */
export interface Variables {
  readonly variable: Variable;
  readonly previous: Variables | undefined;
}

export interface Variable {
  readonly name: string;
  readonly kind: 'ARG' | 'ENV';
  /** Undefined where it cannot be known from the file. Of an ARG: its default. */
  readonly value: string | undefined;
  /** Undefined where a Dockerfile of the project says it that this one builds on. */
  readonly pair: Pair | undefined;
}

export interface ShellInForce {
  /** The words of SHELL, or the default. */
  readonly words: readonly string[];
  readonly dialect: Script['dialect'];
  /** `instruction`: a SHELL line; `comment`: `# hadolint shell=`; `image`: what the base image tells; `default`: nothing said. */
  readonly origin: 'instruction' | 'comment' | 'image' | 'default';
  /** The SHELL line in force. */
  readonly instruction: ShellInstruction | undefined;
}

export interface Stage {
  /** From 0. */
  readonly index: number;
  /** The name as written; names are compared case-insensitively. */
  readonly name: Argument | undefined;
  readonly from: FromInstruction;
  /** Those below FROM. */
  readonly instructions: readonly Instruction[];
  /** The stage of this file that FROM names. */
  readonly parent: Stage | undefined;
  /** What the project says of the image in FROM. Undefined where it is no image of the project, and in a file that is read by itself. */
  readonly foundation: Foundation | undefined;
  /** The last one: what a build without `--target` ships. */
  readonly isFinal: boolean;
  /** What holds at its end. */
  readonly environment: Environment;
  /** From FROM to the end of its last instruction. */
  readonly span: Span;
}

/** What other files of the project say of an image that they build, and that FROM names. */
export interface Foundation {
  /** The image from elsewhere that it stands on in the end; undefined where nobody knows. */
  readonly root: ImageName | undefined;
  readonly config: ImageConfig;
  /** The words of its SHELL; undefined where none is set. */
  readonly shell: readonly string[] | undefined;
  /** Its ENV; undefined values are not known. */
  readonly variables: ReadonlyMap<string, string | undefined>;
}

export interface FromInstruction extends InstructionBase<'FROM'> {
  /** Undefined where FROM stands alone. */
  readonly image: ImageReference | undefined;
  readonly platform: Argument | undefined;
  /** The word `AS` as written. */
  readonly as: Token | undefined;
  readonly alias: Argument | undefined;
}

/** `registry/repository:tag@digest`, split as written: variables stand in the parts. */
export interface ImageReference extends Argument {
  readonly registry: Argument | undefined;
  /** The path without registry, tag and digest: `library/node`, `bitnami/redis`. */
  readonly repository: Argument;
  readonly tag: Argument | undefined;
  /** `sha256:...`. */
  readonly digest: Argument | undefined;
  /** The parts of `value`, where that is known: what is used if nobody passes a build argument. */
  readonly resolved: ImageName | undefined;
}

export interface ImageName {
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Instructions that run a command: a shell's line, or the words of a JSON array. */
export interface CommandLine {
  /** `exec`: a JSON array. */
  readonly form: 'shell' | 'exec';
  /** The words of the JSON array, decoded; empty in shell form. */
  readonly words: readonly JsonWord[];
  /** The line as shell; of an exec form the text of `["sh", "-c", "..."]` where it stands there without escapes. */
  readonly script: Script | undefined;
}

/** A string of a JSON array. The span includes its quotes. */
export interface JsonWord extends Token {
  readonly value: string;
}

export interface RunInstruction extends InstructionBase<'RUN'> {
  /** `heredoc`: the heredoc's body is the whole script (`RUN <<EOF`). */
  readonly form: 'shell' | 'exec' | 'heredoc';
  readonly words: readonly JsonWord[];
  /**
   * What is run, in order: the line (with the heredocs that the shell reads), or the heredoc's body; then heredocs that a
   * shell in the line reads as its script (`RUN bash <<EOF`). A body that no POSIX-like shell reads has dialect `other`.
   */
  readonly scripts: readonly Script[];
  readonly mounts: readonly Mount[];
}

/** `--mount=type=cache,target=/x`. Its options by their long names: `target` stands for `dst` and `destination` too. */
export interface Mount {
  readonly flag: Flag;
  readonly span: Span;
  /** `bind` where no type is given. Undefined where a variable decides. */
  readonly type: string | undefined;
  readonly options: readonly MountOption[];
}

export interface MountOption {
  /** Lower case and long: `source`, `target`, `readonly`, `readwrite`. */
  readonly name: string;
  readonly span: Span;
  readonly value: Argument | undefined;
}

export interface CmdInstruction extends InstructionBase<'CMD'>, CommandLine {}
export interface EntrypointInstruction extends InstructionBase<'ENTRYPOINT'>, CommandLine {}

export interface HealthcheckInstruction extends InstructionBase<'HEALTHCHECK'>, CommandLine {
  /** Undefined where neither is written. */
  readonly kind: 'CMD' | 'NONE' | undefined;
}

export interface Transfer {
  /** Without the heredocs. */
  readonly sources: readonly Argument[];
  readonly destination: Argument | undefined;
  /** Written as a JSON array. */
  readonly json: boolean;
}

export interface CopyInstruction extends InstructionBase<'COPY'>, Transfer {
  /** Value of `--from`. */
  readonly from: Argument | undefined;
  /** The stage of this file that `--from` names by name or number. */
  readonly fromStage: number | undefined;
}

export interface AddInstruction extends InstructionBase<'ADD'>, Transfer {}

/** `name=value`, or in ENV and LABEL the legacy `name value`. */
export interface Pair {
  readonly name: Argument;
  /** Undefined for an ARG without default. */
  readonly value: Argument | undefined;
  readonly span: Span;
}

export interface EnvInstruction extends InstructionBase<'ENV'> {
  readonly pairs: readonly Pair[];
  /** `ENV name value`: one pair, the value is the rest of the line. */
  readonly legacy: boolean;
}

export interface LabelInstruction extends InstructionBase<'LABEL'> {
  readonly pairs: readonly Pair[];
  readonly legacy: boolean;
}

export interface ArgInstruction extends InstructionBase<'ARG'> {
  readonly pairs: readonly Pair[];
}

export interface UserInstruction extends InstructionBase<'USER'> {
  /** `name:group`, or a number for either. */
  readonly user: Argument | undefined;
  readonly name: Argument | undefined;
  readonly group: Argument | undefined;
}

export interface WorkdirInstruction extends InstructionBase<'WORKDIR'> {
  readonly path: Argument | undefined;
}

export interface ExposeInstruction extends InstructionBase<'EXPOSE'> {
  readonly ports: readonly Port[];
}

/** `8080`, `7000-7010/udp`. */
export interface Port extends Argument {
  /** Undefined where a variable decides or the text is no port. */
  readonly first: number | undefined;
  /** Of a range; the same as `first` otherwise. */
  readonly last: number | undefined;
  /** Lower case; `tcp` where none is written. */
  readonly protocol: string;
}

export interface ShellInstruction extends InstructionBase<'SHELL'> {
  readonly words: readonly JsonWord[];
}

export interface VolumeInstruction extends InstructionBase<'VOLUME'> {
  readonly paths: readonly Argument[];
  readonly json: boolean;
}

export interface StopsignalInstruction extends InstructionBase<'STOPSIGNAL'> {
  readonly signal: Argument | undefined;
}

export interface OnbuildInstruction extends InstructionBase<'ONBUILD'> {
  readonly trigger: Instruction | undefined;
}

export interface MaintainerInstruction extends InstructionBase<'MAINTAINER'> {
  readonly name: Token | undefined;
}

/** What is no instruction. */
export interface UnknownInstruction extends InstructionBase<'UNKNOWN'> {}
