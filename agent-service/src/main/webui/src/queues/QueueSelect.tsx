import { Select } from "@mantine/core";
import { readable } from "../desk/names";
import { reasonOf } from "../session/problem";
import { useQueues } from "./queues";

interface QueueSelectProps {
  /** where the contact is already */
  except: string | undefined;
  value: string | null;
  onChange: (queue: string | null) => void;
}

/** Which queue, and how many wait there. */
export function QueueSelect({ except, value, onChange }: QueueSelectProps) {
  const queues = useQueues();
  const data = (queues.data ?? [])
    .filter((queue) => queue.queue !== except)
    .map(({ queue, name, waiting }) => ({
      value: queue,
      label: `${name || readable(queue)} (${waiting} waiting)`,
    }));
  return (
    <Select
      label="Queue"
      placeholder="Search queues"
      searchable
      data-autofocus
      data={data}
      value={value}
      onChange={onChange}
      error={queues.error && `The queues can't be listed: ${reasonOf(queues.error)}`}
      nothingFoundMessage="No such queue"
    />
  );
}
