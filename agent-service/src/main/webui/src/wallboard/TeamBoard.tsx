import { Tooltip } from "@mantine/core";
import { notReadyOf, reasonsOf } from "./figures";
import type { TeamNow } from "./live";
import classes from "./Wallboard.module.css";

/** What each team's reps do: with contacts, ready, away, gone. */
export function TeamBoard({ teams }: { teams: readonly TeamNow[] }) {
  return (
    <section className={classes.panel} aria-label="Teams">
      <h2 className={classes.heading}>Teams</h2>
      <ul className={classes.teams}>
        {teams.map((team) => (
          <TeamLine key={team.id} team={team} />
        ))}
      </ul>
      <div className={classes.legend} aria-hidden>
        <span data-kind="busy">with contacts</span>
        <span data-kind="ready">ready</span>
        <span data-kind="away">not ready</span>
        <span data-kind="offline">offline</span>
      </div>
    </section>
  );
}

function TeamLine({ team }: { team: TeamNow }) {
  const away = notReadyOf(team);
  const parts = [
    { kind: "busy", count: team.busy, text: `${team.busy} with contacts` },
    { kind: "ready", count: team.ready, text: `${team.ready} ready` },
    {
      kind: "away",
      count: away,
      text: away > 0 ? `${away} not ready: ${reasonsOf(team)}` : "nobody not ready",
    },
    { kind: "offline", count: team.offline, text: `${team.offline} offline` },
  ];
  const said = parts.map((part) => part.text).join(", ");
  return (
    <li>
      <div className={classes.team}>
        <span>{team.name}</span>
        <span className={`${classes.dim} figures`}>{team.waiting > 0 ? `${team.waiting} waiting` : ""}</span>
      </div>
      <Tooltip label={said} multiline maw={320}>
        <div className={classes.bar} role="img" aria-label={`${team.name}: ${said}`}>
          {parts
            .filter((part) => part.count > 0)
            .map((part) => (
              <span
                key={part.kind}
                data-kind={part.kind}
                style={{ flexGrow: part.count }}
                className="figures"
              >
                {part.count}
              </span>
            ))}
        </div>
      </Tooltip>
    </li>
  );
}
