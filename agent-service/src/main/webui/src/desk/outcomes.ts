export const OUTCOMES = [
  ["resolved", "Resolved"],
  ["answered", "Answered"],
  ["callback-promised", "Callback promised"],
  ["spam", "Spam"],
  ["other", "Other"],
] as const;

/** What a rep chose; `other` needs words. */
export interface OutcomeChoice {
  code: string;
  words: string;
}

export const firstChoice: OutcomeChoice = { code: OUTCOMES[0][0], words: "" };

export const isComplete = ({ code, words }: OutcomeChoice) => code !== "other" || words.trim().length > 0;

/** The outcome as it is kept: the code, or `other: ` and the words. */
export const outcomeOf = ({ code, words }: OutcomeChoice) =>
  code === "other" ? `other: ${words.trim()}` : code;
