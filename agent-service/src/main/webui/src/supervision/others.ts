import { useQuery } from "@tanstack/react-query";
import { getJson } from "../session/http";
import type { ToldContact } from "../story/story";

const REFRESH_MS = 5_000;

/** What else of this customer is open and could take the contact in; what is in its wrap-up is about to end. */
export const useOthers = (contact: string) =>
  useQuery({
    queryKey: ["others", contact],
    queryFn: async () => {
      const others = await getJson<readonly ToldContact[]>(
        `/api/routing/contacts/${encodeURIComponent(contact)}/others`,
      );
      return others.filter(({ state }) => state !== "WRAPPING");
    },
    refetchInterval: REFRESH_MS,
  });
