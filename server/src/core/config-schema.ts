import { switches } from './config.ts';
import { severities } from './finding.ts';
import { type OptionSpecs, optionSchema } from './options.ts';
import { presets, type RegisteredRule } from './rule.ts';
import { sharedOptions } from './shared-options.ts';

/** The JSON schema (draft 7) of `.plimsoll.yaml`: every rule with its options, for completion and checks in any editor. */
export function configSchema(rules: readonly RegisteredRule[]): Record<string, unknown> {
  const severity = { enum: [...severities, ...switches] };
  const patterns = {
    description: 'gitignore patterns, relative to this file.',
    type: ['string', 'array'],
    items: { type: 'string' },
  };
  const preset = {
    description:
      'recommended: worth reading nearly always; strict: defensible; all: opinion too; pod-security-baseline and pod-security-restricted: these Pod Security Standards and nothing else.',
    enum: presets,
    default: 'recommended',
  };
  const ruleSchemas = Object.fromEntries(
    rules.map(({ id, rule }) => [
      id,
      {
        description: `${rule.title} (${rule.severity}, ${rule.preset}).`,
        anyOf: [
          severity,
          {
            type: 'object',
            additionalProperties: false,
            properties: {
              severity,
              ...Object.fromEntries(
                Object.entries((rule.options ?? {}) as OptionSpecs).map(([name, spec]) => [name, optionSchema(spec)]),
              ),
            },
          },
        ],
      },
    ]),
  );
  const sections = Object.fromEntries(
    [...sharedOptions(rules)].map(([section, options]) => [
      section,
      {
        description: 'What several rules ask.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries([...options].map(([name, { spec }]) => [name, optionSchema(spec)])),
      },
    ]),
  );
  const ruleMap = { type: 'object', additionalProperties: severity, properties: ruleSchemas };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Plimsoll configuration',
    type: 'object',
    additionalProperties: false,
    definitions: { rules: ruleMap },
    properties: {
      extends: {
        description: 'Other configuration files, relative to this one. What stands here wins.',
        type: ['string', 'array'],
        items: { type: 'string' },
      },
      preset,
      ...sections,
      rules: { $ref: '#/definitions/rules' },
      overrides: {
        description: 'Other rules for some paths; later entries win.',
        type: 'array',
        items: {
          type: 'object',
          required: ['files'],
          additionalProperties: false,
          properties: { files: patterns, preset, ...sections, rules: { $ref: '#/definitions/rules' } },
        },
      },
      ignore: { ...patterns, description: 'Paths that are not linted: gitignore patterns, relative to this file.' },
    },
  };
}
