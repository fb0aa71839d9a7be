import { z } from 'zod';
import { questions } from '../words';
import { label, version } from './parts';

const facts = z.record(z.string(), z.unknown());

export const caseEntry = z.strictObject({
  name: label.describe('What the case shows; unique in its file.'),
  question: z.enum(questions),
  facts: facts.describe(
    'The facts of the question, nested: lead: { country: DE }. null takes a given fact away.',
  ),
  expect: facts.describe(
    'Keys of the answer and the values they must have; what is not listed is not asked.',
  ),
  rule: label.exactOptional().describe('The rule that must decide; for the question state the state itself.'),
});

export const casesFile = z.strictObject({
  version,
  given: z
    .partialRecord(z.enum(questions), facts)
    .exactOptional()
    .describe('Facts that every case of this file starts from, per question.'),
  cases: z.array(caseEntry),
});
