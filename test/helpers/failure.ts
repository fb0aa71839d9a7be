/** The error as Zapier sees it: its class and its words. */
export async function failure(
  work: Promise<unknown>,
): Promise<{ name: string; message: string; delay?: number }> {
  const error = await work.then(
    () => {
      throw new Error('The step did not fail.');
    },
    (reason: Error) => reason,
  );
  if (!error.message.startsWith('{')) return { name: error.name, message: error.message };
  return { name: error.name, ...(JSON.parse(error.message) as { message: string; delay?: number }) };
}
