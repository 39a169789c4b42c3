import { Button, VisuallyHidden } from "@mantine/core";
import { IconCoffee, IconInbox, IconMoodSmile } from "@tabler/icons-react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { Quiet } from "../app/Quiet";
import { ConversationPane } from "../conversation/ConversationPane";
import { CustomerPanel } from "../conversation/CustomerPanel";
import { attempt } from "./attempt";
import { openContact, setPresence, useDeskState } from "./desk";
import classes from "./DeskPage.module.css";
import { WorkList } from "./WorkList";

/** Where a rep works: the work on the left, the conversation in the middle, the customer on the right. */
export function DeskPage() {
  const id = useParams({ strict: false, select: (params) => params.contact ?? null });
  const contact = useDeskState((desk) => (id ? desk.contacts[id] : undefined));
  const known = useDeskState((desk) => desk.known);
  const navigate = useNavigate();

  useEffect(() => {
    openContact(id);
    return () => openContact(null);
  }, [id]);

  const gone = known && id !== null && contact === undefined;
  useEffect(() => {
    if (gone) void navigate({ to: "/", replace: true });
  }, [gone, navigate]);

  return (
    <div className={classes.desk} data-empty={contact === undefined || undefined}>
      <nav className={classes.list} aria-label="My contacts">
        <WorkList open={id} />
      </nav>
      {contact ? (
        <>
          <ConversationPane key={contact.id} contact={contact} />
          <aside className={classes.side} aria-label="Customer">
            <CustomerPanel contact={contact} />
          </aside>
        </>
      ) : (
        <section aria-label="Desk">
          <VisuallyHidden component="h1">Desk</VisuallyHidden>
          <NothingOpen />
        </section>
      )}
    </div>
  );
}

function NothingOpen() {
  const ready = useDeskState((desk) => desk.presence.state === "READY");
  const any = useDeskState((desk) => Object.keys(desk.contacts).length > 0);
  if (any)
    return (
      <Quiet
        icon={IconInbox}
        title="Pick a contact"
        text="Choose one on the left, or press Alt ↓ to go through them."
      />
    );
  if (ready)
    return (
      <Quiet
        icon={IconMoodSmile}
        title="All caught up"
        text="You are ready. The next contact appears here by itself."
      />
    );
  return (
    <Quiet
      icon={IconCoffee}
      title="You are not taking contacts"
      text="Go to Ready when you want contacts to be offered to you."
    >
      <Button mt="xs" onClick={() => void attempt("Changing your presence", setPresence("READY"))}>
        Go to Ready
      </Button>
    </Quiet>
  );
}
