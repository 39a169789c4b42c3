import {
  Avatar,
  Menu,
  Text,
  UnstyledButton,
  useMantineColorScheme,
  type MantineColorScheme,
} from "@mantine/core";
import {
  IconBell,
  IconBellOff,
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
  IconVolume,
  type Icon,
} from "@tabler/icons-react";
import { setAlert, useAlerts, type AlertKind } from "../desk/alerts";
import { readable } from "../desk/names";
import { signOut } from "../session/session";
import { useUser } from "../session/user";
import { openDialog } from "./dialog";

const THEMES: [MantineColorScheme, string, Icon][] = [
  ["light", "Light", IconSun],
  ["dark", "Dark", IconMoon],
  ["auto", "Like the system", IconDeviceDesktop],
];

const ALERTS: [AlertKind, string, Icon][] = [
  ["notification", "Browser notifications", IconBell],
  ["title", "Count in the tab title", IconBellOff],
  ["sound", "Sound", IconVolume],
];

export function UserMenu() {
  const user = useUser();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const alerts = useAlerts();

  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton aria-label={`User menu of ${user.name}`}>
          <Avatar name={user.name} color="initials" size={34} radius="xl" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} size="sm" c="var(--mantine-color-text)">
            {user.name}
          </Text>
          {user.roles.map(readable).join(", ")}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>Theme</Menu.Label>
        {THEMES.map(([scheme, label, Symbol]) => (
          <Choice
            key={scheme}
            label={label}
            icon={Symbol}
            chosen={colorScheme === scheme}
            onChoose={() => setColorScheme(scheme)}
          />
        ))}
        {user.agent && (
          <>
            <Menu.Divider />
            <Menu.Label>Tell me about offers by</Menu.Label>
            {ALERTS.map(([kind, label, Symbol]) => (
              <Choice
                key={kind}
                label={label}
                icon={Symbol}
                chosen={alerts[kind]}
                onChoose={() => void setAlert(kind, !alerts[kind])}
              />
            ))}
          </>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => openDialog({ type: "shortcuts" })}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice({
  label,
  icon: Symbol,
  chosen,
  onChoose,
}: {
  label: string;
  icon: Icon;
  chosen: boolean;
  onChoose: () => void;
}) {
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={chosen}
      closeMenuOnClick={false}
      leftSection={<Symbol size={16} />}
      rightSection={chosen && <IconCheck size={16} />}
      onClick={onChoose}
    >
      {label}
    </Menu.Item>
  );
}
