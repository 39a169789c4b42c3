import {
  Menu,
  Text,
  UnstyledButton,
  VisuallyHidden,
  useMantineColorScheme,
  type MantineColorScheme,
} from "@mantine/core";
import { IconKeyboard, IconLogout } from "@tabler/icons-react";
import { setAlert, useAlerts, type AlertKind } from "../desk/alerts";
import { readable } from "../desk/names";
import { signOut } from "../session/session";
import { useUser } from "../session/user";
import { openDialog } from "./dialog";
import { Face } from "./Face";

const THEMES: [MantineColorScheme, string][] = [
  ["light", "Light"],
  ["dark", "Dark"],
  ["auto", "Like the system"],
];

const ALERTS: [AlertKind, string][] = [
  ["notification", "Browser notifications"],
  ["title", "Count in the tab title"],
  ["sound", "Sound"],
];

export function UserMenu() {
  const user = useUser();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const alerts = useAlerts();

  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton>
          <VisuallyHidden>User menu of {user.name}</VisuallyHidden>
          <Face name={user.name} size={34} />
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
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
        >
          {THEMES.map(([scheme, label]) => (
            <Menu.RadioItem key={scheme} value={scheme}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {user.agent && (
          <>
            <Menu.Divider />
            <Menu.Label>Tell me about offers by</Menu.Label>
            {ALERTS.map(([kind, label]) => (
              <Menu.CheckboxItem key={kind} checked={alerts[kind]} onChange={(on) => void setAlert(kind, on)}>
                {label}
              </Menu.CheckboxItem>
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
