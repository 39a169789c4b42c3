import { useQuery } from "@tanstack/react-query";
import type { Channel, ContactState } from "../desk/frames";
import { getJson } from "../session/http";

/** What the router tells of a contact: where it stands and every step that led there. */
export interface Story {
  contact: string;
  conversation?: string | null;
  state: ContactState;
  channel: Channel;
  queue?: string | null;
  subject?: string | null;
  customer?: { name?: string | null; address?: string | null } | null;
  agent?: string | null;
  raisedTo?: string | null;
  arrivedAt: string;
  entries: readonly StoryEntry[];
}

export interface StoryEntry {
  at: string;
  kind: string;
  text: string;
}

export const useStory = (contact: string) =>
  useQuery({
    queryKey: ["story", contact],
    queryFn: () => getJson<Story>(`/api/routing/contacts/${encodeURIComponent(contact)}`),
    enabled: contact !== "",
    refetchInterval: 5_000,
  });
