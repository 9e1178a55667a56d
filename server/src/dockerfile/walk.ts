import type { DockerfileEvents } from './events.ts';
import { managerCalls } from './manager-calls.ts';
import type { Dockerfile, Instruction, Keyword, RunInstruction, Stage } from './model.ts';

type Event = {
  [Name in keyof DockerfileEvents]: readonly [name: Name, event: DockerfileEvents[Name]];
}[keyof DockerfileEvents];

/** Yields a Dockerfile's events in document order. */
export function* walk(file: Dockerfile): Generator<Event> {
  yield ['dockerfile:file', { file }];
  for (const problem of file.problems) yield ['dockerfile:problem', problem];
  for (const instruction of file.instructions) {
    if (instruction === file.stages[0]?.from) break;
    if (instruction.keyword !== 'ARG') continue;
    yield ['dockerfile:instruction', { instruction, stage: undefined, file }];
    yield ['dockerfile:arg', { instruction, stage: undefined, file }];
  }
  for (const stage of file.stages) {
    yield ['dockerfile:stage', { stage, file }];
    for (const instruction of [stage.from, ...stage.instructions]) yield* walkInstruction(instruction, stage, file);
    yield ['dockerfile:stage-end', { stage, file }];
  }
  yield ['dockerfile:end', { file }];
}

const eventNames: { readonly [Name in Keyword]: keyof DockerfileEvents } = {
  FROM: 'dockerfile:from',
  RUN: 'dockerfile:run',
  CMD: 'dockerfile:cmd',
  ENTRYPOINT: 'dockerfile:entrypoint',
  HEALTHCHECK: 'dockerfile:healthcheck',
  COPY: 'dockerfile:copy',
  ADD: 'dockerfile:add',
  ENV: 'dockerfile:env',
  LABEL: 'dockerfile:label',
  ARG: 'dockerfile:arg',
  USER: 'dockerfile:user',
  WORKDIR: 'dockerfile:workdir',
  EXPOSE: 'dockerfile:expose',
  SHELL: 'dockerfile:shell',
  VOLUME: 'dockerfile:volume',
  STOPSIGNAL: 'dockerfile:stopsignal',
  ONBUILD: 'dockerfile:onbuild',
  MAINTAINER: 'dockerfile:maintainer',
};

function* walkInstruction(instruction: Instruction, stage: Stage, file: Dockerfile): Generator<Event> {
  yield ['dockerfile:instruction', { instruction, stage, file }];
  if (instruction.keyword === 'UNKNOWN') return;
  // The table names for each keyword the event that carries its instruction.
  yield [eventNames[instruction.keyword], { instruction, stage, file }] as unknown as Event;
  if (instruction.keyword === 'RUN') yield* walkScripts(instruction, stage, file);
  if (instruction.keyword === 'ONBUILD' && instruction.trigger)
    yield* walkInstruction(instruction.trigger, stage, file);
}

function* walkScripts(instruction: RunInstruction, stage: Stage, file: Dockerfile): Generator<Event> {
  for (const script of instruction.scripts) {
    if (script.dialect === 'other') continue;
    const event = { script, instruction, stage, file };
    yield ['dockerfile:script', event];
    const calls = managerCalls(event);
    for (const command of script.commands) {
      yield ['dockerfile:command', { command, ...event }];
      const call = calls.get(command);
      if (call) yield ['dockerfile:manager-call', { call, command, ...event }];
    }
  }
}
