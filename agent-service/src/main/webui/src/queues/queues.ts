import { useQuery } from "@tanstack/react-query";
import type { Channel } from "../desk/frames";
import { getJson } from "../session/http";

export interface Queue {
  queue: string;
  name: string;
  /** to which its contacts belong */
  team: string;
  /** wait for an agent */
  waiting: number;
  /** stand before an agent who has not answered yet */
  offered: number;
  oldestArrival?: string | null;
  byChannel: Partial<Record<Channel, number>>;
}

/** The live queues, the ones with the longest wait first. */
export const useQueues = (refetchInterval: number | false = false) =>
  useQuery({
    queryKey: ["queues"],
    queryFn: async () => [...(await getJson<readonly Queue[]>("/api/routing/queues"))].sort(longestWaitFirst),
    refetchInterval,
  });

function longestWaitFirst(a: Queue, b: Queue): number {
  const arrival = ({ oldestArrival }: Queue) => (oldestArrival ? Date.parse(oldestArrival) : Infinity);
  return arrival(a) === arrival(b) ? a.name.localeCompare(b.name) : arrival(a) - arrival(b);
}
