import { useNow } from "../time/clock";
import { duration } from "../time/format";
import { percent, toneOf, type Tone } from "./figures";
import type { Figures } from "./live";
import classes from "./Wallboard.module.css";

/** The few figures that are read from across the room. */
export function Totals({ total }: { total: Figures }) {
  const time = useNow();
  const oldest = total.oldestSince === null ? "–" : duration(time - Date.parse(total.oldestSince));
  const speed = total.averageSpeedOfAnswerToday;
  return (
    <div className={classes.tiles}>
      <Tile name="Waiting" value={String(total.waiting)} />
      <Tile name="Longest wait" value={oldest} />
      <Tile name="With a rep" value={String(total.inService)} />
      <Tile
        name="Service level, last half hour"
        value={percent(total.serviceLevelNow)}
        tone={toneOf(total.serviceLevelNow)}
      />
      <Tile
        name="Service level today"
        value={percent(total.serviceLevelToday)}
        tone={toneOf(total.serviceLevelToday)}
      />
      <Tile name="Answered of offered today" value={`${total.answeredToday} / ${total.offeredToday}`} />
      <Tile name="Speed of answer today" value={speed === null ? "–" : duration(speed * 1000)} />
      <Tile name="Abandoned, blocked today" value={`${total.abandonedToday}, ${total.blockedToday}`} />
    </div>
  );
}

function Tile({ name, value, tone = "none" }: { name: string; value: string; tone?: Tone }) {
  return (
    <div className={classes.tile}>
      <div className={classes.label}>{name}</div>
      <div className={`${classes.figure} figures`} data-tone={tone}>
        {value}
      </div>
    </div>
  );
}
