import { z } from 'zod';
import type { Path } from '../source';

/** The keys that a schema allows in the map at a path; none where it allows any. */
export function knownKeys(schema: unknown, path: Path): string[] {
  const inner = unwrap(schema);
  const [step, ...rest] = path;
  if (inner instanceof z.ZodUnion) return inner.options.flatMap((option) => knownKeys(option, path));
  if (inner instanceof z.ZodObject) {
    return step === undefined ? Object.keys(inner.shape) : knownKeys(inner.shape[String(step)], rest);
  }
  if (inner instanceof z.ZodRecord) {
    return step === undefined ? choices(inner.keyType) : knownKeys(inner.valueType, rest);
  }
  return inner instanceof z.ZodArray && step !== undefined ? knownKeys(inner.element, rest) : [];
}

function unwrap(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional
    ? unwrap(schema.unwrap())
    : schema;
}

function choices(keyType: unknown): string[] {
  return keyType instanceof z.ZodEnum ? keyType.options.map(String) : [];
}
