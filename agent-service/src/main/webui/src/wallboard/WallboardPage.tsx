import { ActionIcon, Alert, Group, Loader, Text, Title, Tooltip } from "@mantine/core";
import { useFullscreenElement } from "@mantine/hooks";
import { IconAlertCircle, IconMaximize, IconMinimize, IconPlugConnectedX } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { exactTime } from "../time/format";
import { ChannelBoard } from "./ChannelBoard";
import { CrisisBanner } from "./CrisisBanner";
import { CrisisSwitch } from "./CrisisSwitch";
import { Escalations } from "./Escalations";
import type { Live } from "./live";
import { QueueBoard } from "./QueueBoard";
import { TeamBoard } from "./TeamBoard";
import { Totals } from "./Totals";
import { useLive } from "./useLive";
import classes from "./Wallboard.module.css";

// the chart's library is larger than all the rest of the console
const Trend = lazy(() => import("./Trend"));

/** The department at a glance: for a manager at the desk, or on a screen that everybody sees. */
export function WallboardPage() {
  const { live, stands, refused } = useLive();
  const { ref, toggle, fullscreen } = useFullscreenElement();
  return (
    <div
      ref={ref}
      className={classes.board}
      data-full={fullscreen || undefined}
      tabIndex={0}
      role="region"
      aria-label="Wallboard"
    >
      <Group justify="space-between" align="center" mb="md" wrap="nowrap">
        <div>
          <Title order={1} size="h3">
            Wallboard
          </Title>
          <Text c="dimmed" size="sm" className="figures">
            {live ? `As of ${exactTime(live.at)}` : "What happens at this moment"}
          </Text>
        </div>
        <Group gap="xs" wrap="nowrap">
          {live && <CrisisSwitch crisis={live.crisis} />}
          <Tooltip label={fullscreen ? "Leave the full screen" : "Fill the screen"}>
            <ActionIcon
              variant="default"
              size="lg"
              onClick={() => void toggle()}
              aria-label={fullscreen ? "Leave the full screen" : "Fill the screen"}
            >
              {fullscreen ? <IconMinimize size={18} /> : <IconMaximize size={18} />}
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      {refused && (
        <Alert
          color="red"
          variant="light"
          icon={<IconAlertCircle />}
          title="The wallboard can't be shown"
          role="alert"
        >
          {refused.message}
        </Alert>
      )}
      {stands === false && (
        <Alert color="orange" variant="light" icon={<IconPlugConnectedX />} mb="md" role="status">
          The line is lost; these figures stand still until it is back.
        </Alert>
      )}
      {live ? <Board live={live} /> : !refused && <Loader size="sm" aria-label="Loading the wallboard" />}
    </div>
  );
}

function Board({ live }: { live: Live }) {
  return (
    <>
      <CrisisBanner crisis={live.crisis} />
      <Escalations list={live.escalations} />
      <Totals total={live.total} />
      <QueueBoard queues={live.queues} />
      <div className={classes.columns}>
        <TeamBoard teams={live.teams} />
        <ChannelBoard channels={live.channels} />
      </div>
      <section className={classes.panel} aria-label="Trend of the day">
        <h2 className={classes.heading}>Today, by quarter of an hour</h2>
        <Suspense fallback={<div className={classes.chart} />}>
          <Trend quarters={live.trend} />
        </Suspense>
      </section>
    </>
  );
}
