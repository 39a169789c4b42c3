import { Badge } from "@mantine/core";
import {
  IconDeviceTv,
  IconFileText,
  IconFlask,
  IconHeadset,
  IconListDetails,
  IconRoute,
  IconUsersGroup,
  type Icon,
} from "@tabler/icons-react";
import { Link, useLocation } from "@tanstack/react-router";
import { useDeskState } from "../desk/desk";
import { useUser } from "../session/user";
import { isAdministrator, isManager, type User } from "../session/token";
import classes from "./Shell.module.css";

export interface Place {
  to: "/" | "/wallboard" | "/queues" | "/stories" | "/team" | "/what-if" | "/plan";
  label: string;
  icon: Icon;
}

/** The pages that this user may see. */
export function placesOf(user: User): Place[] {
  const leads = isManager(user) || isAdministrator(user);
  return [
    ...(user.agent ? [{ to: "/", label: "Desk", icon: IconHeadset } as const] : []),
    ...(leads ? [{ to: "/wallboard", label: "Board", icon: IconDeviceTv } as const] : []),
    ...(leads ? [{ to: "/queues", label: "Queues", icon: IconListDetails } as const] : []),
    ...(leads ? [{ to: "/stories", label: "Stories", icon: IconRoute } as const] : []),
    { to: "/team", label: "Team", icon: IconUsersGroup },
    ...(leads ? [{ to: "/what-if", label: "What if", icon: IconFlask } as const] : []),
    ...(isAdministrator(user) ? [{ to: "/plan", label: "Plan", icon: IconFileText } as const] : []),
  ];
}

export function Rail() {
  const { pathname } = useLocation();
  const here = (to: string) =>
    to === "/" ? pathname === "/" || pathname.startsWith("/contacts") : pathname.startsWith(to);
  return placesOf(useUser()).map(({ to, label, icon: Symbol }) => (
    <Link
      key={to}
      to={to}
      className={classes.link}
      data-active={here(to) || undefined}
      aria-current={here(to) ? "page" : undefined}
    >
      <Symbol size={22} stroke={1.6} aria-hidden />
      {label}
      {to === "/" && <Waiting />}
    </Link>
  ));
}

/** Offers and unread messages, on the desk's own entry. */
function Waiting() {
  const waiting = useDeskState(
    (desk) =>
      Object.keys(desk.unread).length +
      Object.values(desk.contacts).filter((contact) => contact.state === "OFFERED").length,
  );
  if (waiting === 0) return null;
  return (
    <Badge size="xs" circle pos="absolute" top={4} right={10} aria-label={`${waiting} waiting for you`}>
      {waiting}
    </Badge>
  );
}
