import { Badge, Group, Text, ThemeIcon, Title } from "@mantine/core";
import { ChannelIcon } from "../desk/ChannelIcon";
import { customerName, readable } from "../desk/names";
import { duration, exactTime, fullTime } from "../time/format";
import { kindOf } from "./kinds";
import type { Story, StoryEntry } from "./story";
import classes from "./StoryTimeline.module.css";

export function StoryTimeline({ story: { contact, story } }: { story: Story }) {
  return (
    <>
      <Group className={classes.head} gap="sm" wrap="nowrap">
        <ChannelIcon channel={contact.channel} size={38} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Title order={2} size="1rem" fw={640}>
            {customerName(contact)}
          </Title>
          <Text size="sm" c="dimmed" truncate>
            {[contact.subject, contact.queue?.name, contact.agent?.name, fullTime(contact.arrivedAt)]
              .filter(Boolean)
              .join(" · ")}
          </Text>
        </div>
        <Badge variant="light" size="lg" tt="none">
          {readable(contact.state)}
        </Badge>
      </Group>
      <ol className={classes.line} aria-label="What happened">
        {story.map((entry) => (
          <Entry key={entry.id} entry={entry} began={contact.arrivedAt} />
        ))}
      </ol>
    </>
  );
}

function Entry({ entry, began }: { entry: StoryEntry; began: string }) {
  const { label, icon: Symbol, color } = kindOf(entry.kind);
  return (
    <li className={classes.entry}>
      <span className={`${classes.time} figures`}>
        <time dateTime={entry.at}>{exactTime(entry.at)}</time>
        <Text size="xs" c="dimmed">
          +{duration(Date.parse(entry.at) - Date.parse(began))}
        </Text>
      </span>
      <ThemeIcon
        className={classes.dot ?? ""}
        variant="light"
        color={color}
        radius="xl"
        size={30}
        aria-hidden
      >
        <Symbol size={16} stroke={1.8} />
      </ThemeIcon>
      <div className={classes.text}>
        <Text size="sm" fw={620}>
          {label}
        </Text>
        <Text size="sm">{entry.sentence}</Text>
      </div>
    </li>
  );
}
