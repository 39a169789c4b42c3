import { Group, Text } from "@mantine/core";
import { ChannelIcon } from "../desk/ChannelIcon";
import type { Contact } from "../desk/frames";
import { CHANNELS } from "../desk/names";
import { fullTime } from "../time/format";
import classes from "./CustomerPanel.module.css";
import { useCustomer } from "./history";

/** How else the customer can be reached, and what else was talked about. */
export function CustomerPast({ contact }: { contact: Contact }) {
  const customer = useCustomer(contact).data;
  const others = (customer?.identities ?? []).filter(({ address }) => address !== contact.customer.address);
  const earlier = (customer?.conversations ?? []).filter(({ id }) => id !== contact.conversation);
  return (
    <>
      {others.length > 0 && (
        <section aria-label="Other addresses">
          <h3 className={classes.heading}>Other addresses</h3>
          {others.map(({ channel, address }) => (
            <Group key={channel + address} gap="xs" wrap="nowrap" mb={6}>
              <ChannelIcon channel={channel} size={22} />
              <Text size="sm" truncate title={address}>
                {address}
              </Text>
            </Group>
          ))}
        </section>
      )}
      {earlier.length > 0 && (
        <section aria-label="Other conversations">
          <h3 className={classes.heading}>Other conversations</h3>
          {earlier.map(({ id, channel, subject, createdAt }) => (
            <Group key={id} gap="xs" wrap="nowrap" mb={8} align="flex-start">
              <ChannelIcon channel={channel} size={22} />
              <div style={{ minWidth: 0 }}>
                <Text size="sm" truncate>
                  {subject ?? CHANNELS[channel]}
                </Text>
                <Text size="xs" c="dimmed">
                  {fullTime(createdAt)}
                </Text>
              </div>
            </Group>
          ))}
        </section>
      )}
    </>
  );
}
