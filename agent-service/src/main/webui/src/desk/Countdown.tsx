import { useNow } from "../time/clock";
import classes from "./Countdown.module.css";

interface CountdownProps {
  from: string;
  to: string;
  size?: number;
  label: string;
}

const THICKNESS = 3.5;

/** A ring that empties, with the seconds left in it. */
export function Countdown({ from, to, size = 46, label }: CountdownProps) {
  const end = Date.parse(to);
  const left = Math.max(0, end - useNow(250));
  const seconds = Math.ceil(left / 1000);
  const share = Math.min(1, left / Math.max(1, end - Date.parse(from)));
  const radius = (size - THICKNESS) / 2;
  const around = 2 * Math.PI * radius;
  return (
    <div
      className={classes.ring}
      style={{ width: size, height: size }}
      data-short={seconds <= 5 || undefined}
    >
      <svg width={size} height={size} role="timer" aria-label={label}>
        <circle className={classes.track} cx={size / 2} cy={size / 2} r={radius} strokeWidth={THICKNESS} />
        <circle
          className={classes.left}
          cx={size / 2}
          cy={size / 2}
          r={radius}
          strokeWidth={THICKNESS}
          strokeDasharray={`${around * share} ${around}`}
        />
      </svg>
      <span className="figures" aria-hidden>
        {seconds}
      </span>
    </div>
  );
}
