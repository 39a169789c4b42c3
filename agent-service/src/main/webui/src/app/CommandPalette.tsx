import { Group, Kbd, VisuallyHidden, useMantineColorScheme } from "@mantine/core";
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from "@mantine/spotlight";
import { IconKeyboard, IconLogout, IconMoon, IconSearch } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { ChannelIcon } from "../desk/ChannelIcon";
import { commandsFor } from "../desk/commands";
import { useDeskState } from "../desk/desk";
import { CHANNELS, customerName, subjectOf } from "../desk/names";
import { workOf } from "../desk/work";
import { signOut } from "../session/session";
import { useUser } from "../session/user";
import classes from "./CommandPalette.module.css";
import { openDialog } from "./dialog";
import { shownKeys, type KeyName } from "./keys";
import { placesOf } from "./Rail";

/** Everything that can be done from here, by name. */
export function CommandPalette() {
  const user = useUser();
  const navigate = useNavigate();
  const [query, setQuery] = useState("");
  const { toggleColorScheme } = useMantineColorScheme();
  const desk = useDeskState((state) => state);

  const contacts = workOf(desk.contacts).flatMap((section) =>
    section.contacts.map((contact): SpotlightActionData => ({
      id: contact.id,
      label: customerName(contact),
      description: `${CHANNELS[contact.channel]} · ${subjectOf(contact)} · ${section.title}`,
      leftSection: <ChannelIcon channel={contact.channel} />,
      onClick: () => void navigate({ to: "/contacts/$contact", params: { contact: contact.id } }),
    })),
  );
  const commands = user.agent
    ? commandsFor(desk, (to) => void navigate({ to: "/stories/$contact", params: { contact: to } })).map(
        ({ id, label, icon: Symbol, key, run }): SpotlightActionData => ({
          id,
          label,
          leftSection: <Symbol size={18} stroke={1.6} />,
          rightSection: key && <Keys name={key} />,
          onClick: run,
        }),
      )
    : [];
  const places = placesOf(user).map(({ to, label, icon: Symbol }): SpotlightActionData => ({
    id: to,
    label,
    leftSection: <Symbol size={18} stroke={1.6} />,
    onClick: () => void navigate({ to }),
  }));
  const groups: SpotlightActionGroupData[] = [
    { group: "Commands", actions: commands },
    { group: "Contacts", actions: contacts },
    { group: "Go to", actions: places },
    {
      group: "Switchboard",
      actions: [
        {
          id: "theme",
          label: "Light or dark",
          leftSection: <IconMoon size={18} stroke={1.6} />,
          onClick: () => toggleColorScheme(),
        },
        {
          id: "shortcuts",
          label: "Keyboard shortcuts",
          leftSection: <IconKeyboard size={18} stroke={1.6} />,
          onClick: () => openDialog({ type: "shortcuts" }),
        },
        {
          id: "sign-out",
          label: "Sign out",
          leftSection: <IconLogout size={18} stroke={1.6} />,
          onClick: () => void signOut(),
        },
      ],
    },
  ];

  return (
    <Spotlight
      title={<VisuallyHidden>Commands</VisuallyHidden>}
      classNames={{ header: classes.header, actionsGroup: classes.group }}
      actions={groups.filter((group) => group.actions.length > 0)}
      query={query}
      onQueryChange={setQuery}
      shortcut="mod+K"
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound="Nothing by that name"
      searchProps={{
        leftSection: <IconSearch size={18} />,
        placeholder: "Search or run a command",
        "aria-label": "Search or run a command",
      }}
    />
  );
}

function Keys({ name }: { name: KeyName }) {
  return (
    <Group gap={4}>
      {shownKeys(name).map((key) => (
        <Kbd key={key} size="xs">
          {key}
        </Kbd>
      ))}
    </Group>
  );
}
