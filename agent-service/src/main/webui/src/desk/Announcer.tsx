import { VisuallyHidden } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useEffect, useState } from "react";
import { useAlerts, alertOffer } from "./alerts";
import { deskState, onNews, useDeskState } from "./desk";
import { CHANNELS, customerName } from "./names";
import type { Notice } from "./notices";
import { resendReplies } from "./replies";

const COLORS: Record<Notice["tone"], string> = { info: "iris", warning: "yellow", error: "red" };

/** Says what happens at the desk: to the eye, to screen readers, and to whoever looks at another window. */
export function Announcer() {
  const [spoken, setSpoken] = useState("");
  useEffect(resendReplies, []);
  useEffect(
    () =>
      onNews((news) => {
        if (news.type === "notice") show(news.notice);
        if (news.type !== "offered") return;
        const contact = deskState().contacts[news.contact];
        if (!contact) return;
        alertOffer(contact);
        setSpoken(`New ${CHANNELS[contact.channel]} offer from ${customerName(contact)}. Alt A accepts.`);
      }),
    [],
  );
  useTitle();
  return (
    <VisuallyHidden role="status" aria-live="assertive">
      {spoken}
    </VisuallyHidden>
  );
}

function show({ tone, title, text }: Notice): void {
  notifications.show({ color: COLORS[tone], title, message: text });
}

function useTitle(): void {
  const wanted = useAlerts((alerts) => alerts.title);
  const waiting = useDeskState(
    (desk) =>
      Object.keys(desk.unread).length +
      Object.values(desk.contacts).filter((contact) => contact.state === "OFFERED").length,
  );
  useEffect(() => {
    document.title = wanted && waiting > 0 ? `(${waiting}) Switchboard` : "Switchboard";
  }, [wanted, waiting]);
}
