import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import type { Channel, ContactState, Customer } from "../desk/frames";
import { getJson } from "../session/http";

interface Named {
  id: string;
  name: string;
}

/** A contact as the router keeps it. */
export interface ToldContact {
  contact: string;
  conversation: string;
  state: ContactState;
  channel: Channel;
  queue?: (Named & { team?: string }) | null;
  customer: Customer;
  agent?: Named | null;
  raisedTo?: string | null;
  subject?: string | null;
  arrivedAt: string;
  changedAt: string;
}

export interface StoryEntry {
  id: string;
  at: string;
  kind: string;
  sentence: string;
  /** what the event says, by its own names */
  facts: Readonly<Record<string, unknown>>;
}

/** Where a contact stands and every step that led there. */
export interface Story {
  contact: ToldContact;
  story: readonly StoryEntry[];
}

/** An agent who may have a contact or not, and why. */
export interface Candidate {
  agent: string;
  name: string;
  team?: string;
  verdict: string;
  sentence: string;
  until?: string;
}

export interface Next {
  at: string;
  what: string;
  sentence: string;
}

/** The present of an open contact. */
export interface Present {
  at: string;
  standing: string;
  asked: string;
  position?: number;
  remainingSeconds?: number;
  counts: Readonly<Record<string, number>>;
  agents: readonly Candidate[];
  next: readonly Next[];
}

/** A story, and why the contact is where it is; no present for one that is over. */
export interface Explanation extends Story {
  now?: Present;
}

const REFRESH_MS = 5_000;

const storyOf = (contact: string) =>
  queryOptions({
    queryKey: ["story", contact],
    queryFn: () => getJson<Explanation>(`/api/routing/contacts/${encodeURIComponent(contact)}/explanation`),
  });

export const useStory = (contact: string) =>
  useQuery({ ...storyOf(contact), enabled: contact !== "", refetchInterval: REFRESH_MS });

/** The story as it is now; whoever shows it shows that too. */
export const lookAgain = (queries: QueryClient, contact: string) =>
  queries.fetchQuery({ ...storyOf(contact), staleTime: 0 });

/** The contacts in a manager's scope, newest first. */
export const useRecentContacts = () =>
  useQuery({
    queryKey: ["stories"],
    queryFn: () => getJson<readonly ToldContact[]>("/api/routing/contacts?limit=50"),
    refetchInterval: REFRESH_MS,
  });
