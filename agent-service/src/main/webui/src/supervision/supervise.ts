import type { QueryClient } from "@tanstack/react-query";
import { onNews } from "../desk/desk";
import { call } from "../session/http";
import { lookAgain, type StoryEntry } from "../story/story";

/** What a manager wants of a contact that waits. Without an agent: to have it. */
export type Wish =
  | { verb: "assign"; agent?: string; note?: string }
  | { verb: "move"; queue: string; note?: string }
  | { verb: "prioritise"; headStart: string }
  | { verb: "merge"; into: string };

/** Puts it into the log. What becomes of it the router decides. Answers the ref under which the desk would be told of a refusal. */
export async function ask(contact: string, { verb, ...body }: Wish): Promise<string> {
  const response = await call(`/api/supervision/contacts/${encodeURIComponent(contact)}/${verb}`, {
    method: "POST",
    contentType: "application/json",
    body: JSON.stringify(body),
  });
  return ((await response.json()) as { command: string }).command;
}

/** Done, in the story's words; or refused, of which the desk has told; or neither so far. */
export type Outcome = { what: "done"; sentence: string } | { what: "refused" } | { what: "under-way" };

/** What a wish is watched with; a test brings its own. */
export interface Watch {
  ask: () => Promise<string>;
  story: () => Promise<readonly StoryEntry[]>;
  pause: () => Promise<unknown>;
}

const LOOKS = 12;
const PAUSE_MS = 300;

/** Asks, then watches until the story tells of something more that this manager did, or the desk of a refusal. */
export async function untilTold(manager: string, { ask, story, pause }: Watch): Promise<Outcome> {
  const before = doneBy(manager, await story()).length;
  // from before it is asked: the refusal may be here sooner than the answer to the request
  const refused = new Set<string>();
  const stop = onNews((news) => news.type === "refused" && refused.add(news.ref));
  try {
    const command = await ask();
    for (let look = 0; look < LOOKS; look++) {
      await pause();
      if (refused.has(command)) return { what: "refused" };
      const told = doneBy(manager, await story());
      const latest = told.at(-1);
      if (latest && told.length > before) return { what: "done", sentence: latest.sentence };
    }
    return { what: "under-way" };
  } finally {
    stop();
  }
}

export const supervise = (queries: QueryClient, manager: string, contact: string, wish: Wish) =>
  untilTold(manager, {
    ask: () => ask(contact, wish),
    story: async () => (await lookAgain(queries, contact)).story,
    pause: () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS)),
  });

const doneBy = (manager: string, story: readonly StoryEntry[]) =>
  story.filter(({ facts }) => facts["by"] === manager);
