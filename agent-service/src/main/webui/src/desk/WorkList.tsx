import { Badge, Group, ScrollArea, Text, Title } from "@mantine/core";
import { useDeskState } from "./desk";
import { OfferCard } from "./OfferCard";
import { workOf } from "./work";
import { WorkItem } from "./WorkItem";
import classes from "./WorkList.module.css";

export function WorkList({ open }: { open: string | null }) {
  const contacts = useDeskState((desk) => desk.contacts);
  const sections = workOf(contacts);
  return (
    <ScrollArea h="100%" type="auto" scrollbarSize={8}>
      <div className={classes.list}>
        {sections.length === 0 && (
          <Text size="sm" c="dimmed" p="md">
            No contacts at the moment.
          </Text>
        )}
        {sections.map((section) => (
          <section key={section.title} aria-label={section.title}>
            <Group gap={6} className={classes.heading}>
              <Title order={2} className={classes.title}>
                {section.title}
              </Title>
              <Badge size="xs" variant="light" color="gray" className={classes.count}>
                {section.contacts.length}
              </Badge>
            </Group>
            <ul className={classes.items}>
              {section.contacts.map((contact) => (
                <li key={contact.id}>
                  {contact.state === "OFFERED" && contact.offer ? (
                    <OfferCard contact={contact} offer={contact.offer} />
                  ) : (
                    <WorkItem contact={contact} open={contact.id === open} />
                  )}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </ScrollArea>
  );
}
