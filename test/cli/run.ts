import { main } from '../../cli/relay';

/** Runs `relay` with these words; what it wrote to stdout and stderr, and its exit code. */
export async function relay(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(argv, { result: (text) => out.push(text), complain: (text) => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}
