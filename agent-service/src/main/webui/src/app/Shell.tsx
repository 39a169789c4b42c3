import { AppShell, Group, Kbd, Text, UnstyledButton } from "@mantine/core";
import { openSpotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { Announcer } from "../desk/Announcer";
import { closeDesk, openDesk } from "../desk/desk";
import { LinkIndicator } from "../desk/LinkIndicator";
import { OpenedElsewhere } from "../desk/OpenedElsewhere";
import { useUser } from "../session/user";
import { MissedOffersNotice } from "../presence/MissedOffersNotice";
import { PresenceControl } from "../presence/PresenceControl";
import { CommandPalette } from "./CommandPalette";
import { Dialogs } from "./Dialogs";
import { Mark } from "./Mark";
import { Rail } from "./Rail";
import classes from "./Shell.module.css";
import { Shortcuts } from "./Shortcuts";
import { UserMenu } from "./UserMenu";

/** Everything around the page: where one is, who one is, whether the line stands. */
export function Shell() {
  const user = useUser();
  useEffect(() => {
    if (user.agent) openDesk(user.agent);
    return closeDesk;
  }, [user.agent]);

  return (
    <AppShell header={{ height: 56 }} navbar={{ width: 76, breakpoint: 0 }} padding={0}>
      <a href="#content" className={classes.skip}>
        Skip to content
      </a>
      <AppShell.Header className={classes.header}>
        <Group gap="sm">
          <Mark />
          <Text fw={650} visibleFrom="sm">
            Switchboard
          </Text>
        </Group>
        <UnstyledButton className={classes.search} onClick={openSpotlight}>
          <IconSearch size={16} aria-hidden />
          <Text inherit flex={1}>
            Search or run a command
          </Text>
          <Kbd size="xs">Ctrl K</Kbd>
        </UnstyledButton>
        <Group gap="sm" justify="flex-end" wrap="nowrap">
          {user.agent && <LinkIndicator />}
          {user.agent && <PresenceControl />}
          <UserMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar className={classes.rail} aria-label="Pages">
        <Rail />
      </AppShell.Navbar>
      <AppShell.Main className={classes.main} id="content" tabIndex={-1}>
        {user.agent && <MissedOffersNotice />}
        <div className={classes.body}>
          <Outlet />
        </div>
      </AppShell.Main>
      <CommandPalette />
      <Dialogs />
      {user.agent && <Shortcuts />}
      {user.agent && <Announcer />}
      {user.agent && <OpenedElsewhere />}
    </AppShell>
  );
}
