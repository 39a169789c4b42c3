import { Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { Loaded } from "../app/Page";
import { CHANNELS, readable } from "../desk/names";
import type { ToldContact } from "../story/story";
import { fullTime } from "../time/format";
import { useOthers } from "./others";
import { useSupervision } from "./useSupervision";
import { WaitingDialog } from "./WaitingDialog";

export function MergeDialog({ contact }: { contact: string }) {
  const others = useOthers(contact);
  const [into, setInto] = useState<string | null>(null);
  const supervise = useSupervision(contact);
  const chosen = others.data?.find((other) => other.contact === into);
  return (
    <WaitingDialog
      contact={contact}
      title="Merge contact"
      verb="Merge"
      disabled={!chosen}
      onSubmit={() => supervise({ verb: "merge", into: chosen?.contact ?? "" })}
    >
      <Text size="sm">
        This contact ends; the customer goes on waiting for the other one, which keeps the better place of the
        two.
      </Text>
      <Loaded query={others} label="Other contacts">
        {(list) =>
          list.length === 0 ? (
            <Text size="sm" c="dimmed">
              The customer has no other open contact in your teams' queues any more.
            </Text>
          ) : (
            <Radio.Group label="Merge into" value={into} onChange={setInto}>
              <Stack gap="xs" mt="xs">
                {list.map((other, n) => (
                  <Radio
                    key={other.contact}
                    value={other.contact}
                    label={other.subject ?? `${CHANNELS[other.channel]} contact`}
                    description={whereabouts(other)}
                    data-autofocus={n === 0 || undefined}
                  />
                ))}
              </Stack>
            </Radio.Group>
          )
        }
      </Loaded>
    </WaitingDialog>
  );
}

const whereabouts = ({ channel, state, queue, agent, arrivedAt }: ToldContact) =>
  [CHANNELS[channel], readable(state), queue?.name, agent?.name, fullTime(arrivedAt)]
    .filter(Boolean)
    .join(" · ");
