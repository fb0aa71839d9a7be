interface Headed {
  header(name: string): string | undefined;
}

/** Whether a page came where an API answers JSON: the mark of something that stands before the API. */
export const isHtml = (answer: Headed): boolean => /^text\/html\b/i.test(answer.header('content-type') ?? '');
