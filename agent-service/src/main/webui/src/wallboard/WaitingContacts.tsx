import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Loaded } from "../app/Page";
import { ChannelIcon } from "../desk/ChannelIcon";
import { customerName } from "../desk/names";
import { getJson } from "../session/http";
import { isManager } from "../session/token";
import { useUser } from "../session/user";
import type { ToldContact } from "../story/story";
import { useNow } from "../time/clock";
import { duration } from "../time/format";
import classes from "./Wallboard.module.css";

const REFRESH_MS = 3_000;
const MOST = 20;

/** Who waits in a queue, the longest first, each with the way to its story. */
export function WaitingContacts({ queue }: { queue: string }) {
  const time = useNow();
  const mayAct = isManager(useUser());
  const waiting = useQuery({
    queryKey: ["waiting", queue],
    queryFn: () =>
      getJson<readonly ToldContact[]>(
        `/api/routing/contacts?state=QUEUED&queue=${encodeURIComponent(queue)}&limit=500`,
      ),
    refetchInterval: REFRESH_MS,
  });
  return (
    <div className={classes.waiting}>
      <Loaded query={waiting} label="Contacts">
        {(list) =>
          list.length === 0 ? (
            <Text size="sm" c="dimmed">
              Nobody waits here.
            </Text>
          ) : (
            <>
              <Text size="xs" c="dimmed" mb={4}>
                Open one to see why it waits{mayAct && ", and to take, assign, move or prioritise it"}.
              </Text>
              <ul className={classes.raised}>
                {[...list]
                  .reverse()
                  .slice(0, MOST)
                  .map((contact) => (
                    <li key={contact.contact}>
                      <ChannelIcon channel={contact.channel} size={24} />
                      <Link
                        to="/stories/$contact"
                        params={{ contact: contact.contact }}
                        className={classes.link}
                      >
                        {customerName(contact)}
                      </Link>
                      <Text component="span" size="sm" c="dimmed" lineClamp={1}>
                        {contact.subject}
                      </Text>
                      <Text component="span" size="sm" fw={640} className="figures">
                        {duration(time - Date.parse(contact.arrivedAt))}
                      </Text>
                    </li>
                  ))}
                {list.length > MOST && <li>and {list.length - MOST} more</li>}
              </ul>
            </>
          )
        }
      </Loaded>
    </div>
  );
}
