import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useDeskState } from "../desk/desk";
import type { Channel, Contact, Message } from "../desk/frames";
import { call, getJson } from "../session/http";
import { Problem } from "../session/problem";

const HOUR = 3_600_000;

/** The conversation as the gateway keeps it. Loaded again whenever the desk starts over from a snapshot. */
export function useHistory(contact: Contact) {
  const snapshots = useDeskState((desk) => desk.snapshots);
  const grant = useGrant(contact);
  const history = useQuery({
    queryKey: ["messages", contact.conversation],
    queryFn: () => messagesOf(contact, grant.data ?? null),
    enabled: grant.data !== undefined,
    staleTime: 60_000,
  });

  const { refetch: again } = history;
  useEffect(() => {
    if (snapshots > 1) void again();
  }, [snapshots, again]);

  const { refetch: newGrant } = grant;
  const expired = history.error instanceof Problem && history.error.status === 401;
  useEffect(() => {
    if (expired) void newGrant();
  }, [expired, newGrant]);

  return {
    messages: history.data,
    error: grant.error ?? history.error,
    again: () => void (grant.data ? again() : newGrant()),
  };
}

/** A customer across the channels, as the gateway knows one. */
interface KnownCustomer {
  identities: readonly { channel: Channel; address: string }[];
  conversations: readonly { id: string; channel: Channel; subject?: string | null; createdAt: string }[];
}

export function useCustomer(contact: Contact) {
  const grant = useGrant(contact);
  const { id } = contact.customer;
  return useQuery({
    queryKey: ["customer", id],
    queryFn: () => getJson<KnownCustomer>(`/api/customers/${encodeURIComponent(id)}`, grant.data),
    enabled: grant.data !== undefined,
    staleTime: 60_000,
  });
}

/** The right to read a conversation, for whoever has the contact. */
const useGrant = (contact: Contact) =>
  useQuery({
    queryKey: ["grant", contact.id],
    queryFn: async () => {
      const response = await call(`/api/desk/contacts/${encodeURIComponent(contact.id)}/grant`);
      return ((await response.json()) as { grant: string }).grant;
    },
    enabled: contact.state !== "OFFERED",
    staleTime: 11 * HOUR,
  });

const pathOf = (contact: Contact) => `/api/conversations/${encodeURIComponent(contact.conversation)}`;

const MOST_AT_ONCE = 1_000;

async function messagesOf(contact: Contact, grant: string | null): Promise<readonly Message[]> {
  const all: Message[] = [];
  for (;;) {
    const after = all.at(-1)?.seq ?? 0;
    const some = await getJson<readonly Message[]>(`${pathOf(contact)}/messages?after=${after}`, grant);
    all.push(...some);
    if (some.length < MOST_AT_ONCE) return all;
  }
}
