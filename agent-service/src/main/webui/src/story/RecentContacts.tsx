import { Group, Table, Text } from "@mantine/core";
import { IconRoute } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Loaded } from "../app/Page";
import { Quiet } from "../app/Quiet";
import table from "../app/table.module.css";
import { ChannelIcon } from "../desk/ChannelIcon";
import { customerName, readable } from "../desk/names";
import { fullTime } from "../time/format";
import { useRecentContacts, type ToldContact } from "./story";
import classes from "./StoryTimeline.module.css";

/** What a manager may look into, newest first. */
export function RecentContacts() {
  const recent = useRecentContacts();
  return (
    <Loaded query={recent} label="Contacts">
      {(list) =>
        list.length === 0 ? (
          <Quiet icon={IconRoute} title="No contacts yet" text="Contacts of your teams appear here." />
        ) : (
          <ContactTable contacts={list} />
        )
      }
    </Loaded>
  );
}

function ContactTable({ contacts }: { contacts: readonly ToldContact[] }) {
  return (
    <div className={table.frame}>
      <Table verticalSpacing="xs" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Customer</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Queue</Table.Th>
            <Table.Th>Rep</Table.Th>
            <Table.Th>Arrived</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {contacts.map((contact) => (
            <ContactRow key={contact.contact} contact={contact} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function ContactRow({ contact }: { contact: ToldContact }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <ChannelIcon channel={contact.channel} />
          <div>
            <Link to="/stories/$contact" params={{ contact: contact.contact }} className={classes.link}>
              {customerName(contact)}
            </Link>
            {contact.subject && (
              <Text size="xs" c="dimmed" lineClamp={1}>
                {contact.subject}
              </Text>
            )}
          </div>
        </Group>
      </Table.Td>
      <Table.Td>{readable(contact.state)}</Table.Td>
      <Table.Td>{contact.queue?.name ?? "–"}</Table.Td>
      <Table.Td>{contact.agent?.name ?? "–"}</Table.Td>
      <Table.Td className="figures">{fullTime(contact.arrivedAt)}</Table.Td>
    </Table.Tr>
  );
}
