import { useQuery } from "@tanstack/react-query";
import type { Channel } from "../desk/frames";
import { getJson } from "../session/http";

export interface Queue {
  queue: string;
  name: string;
  /** wait for an agent */
  waiting: number;
  /** stand before an agent who has not answered yet */
  offered: number;
  oldestArrival?: string | null;
  byChannel: Partial<Record<Channel, number>>;
}

type Answer = readonly Queue[] | { queues: readonly Queue[] };

/** The live queues, the ones with the longest wait first. */
export const useQueues = (refetchInterval: number | false = false) =>
  useQuery({
    queryKey: ["queues"],
    queryFn: async () => {
      const answer = await getJson<Answer>("/api/routing/queues");
      return [...("queues" in answer ? answer.queues : answer)].sort(longestWaitFirst);
    },
    refetchInterval,
  });

function longestWaitFirst(a: Queue, b: Queue): number {
  const arrival = ({ oldestArrival }: Queue) => (oldestArrival ? Date.parse(oldestArrival) : Infinity);
  return arrival(a) === arrival(b) ? a.name.localeCompare(b.name) : arrival(a) - arrival(b);
}
