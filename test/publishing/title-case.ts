/** Words that stay small between the first and the last. */
const small = /^(a|an|and|as|at|but|by|for|from|if|in|into|of|on|or|per|the|to|with)$/;

/** Whether each word of a label begins with a capital, small words in its midst aside. (zapier-platform.md 5.2 D018) */
export const isTitleCase = (label: string): boolean =>
  label.split(/[\s-]+/).every((word, index, words) => {
    const inside = index > 0 && index < words.length - 1;
    return /^[("A-Z0-9]/.test(word) || (inside && small.test(word));
  });
