import { Badge, Button, Group, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Loaded, Page } from "../app/Page";
import { Problem, reasonOf } from "../session/problem";
import { fullTime } from "../time/format";
import { usePlan, usePlanVersions, usePublishPlan } from "./plan";
import { PlanEditor } from "./PlanEditor";
import { PlanMistakes } from "./PlanMistakes";

/** Where an administrator says who gets what. */
export function PlanPage() {
  const plan = usePlan();
  const publish = usePublishPlan();
  const [draft, setDraft] = useState<string | null>(null);
  const changed = draft !== null && draft !== plan.data?.yaml;

  async function submit() {
    if (!changed || !plan.data) return;
    try {
      await publish.mutateAsync({ yaml: draft, tag: plan.data.tag });
      setDraft(null);
      notifications.show({
        color: "teal",
        title: "Plan published",
        message: "New contacts follow it from now on.",
      });
    } catch (problem) {
      if (problem instanceof Problem && problem.errors.length > 0) return;
      notifications.show({ color: "red", title: "Publishing didn't work", message: reasonOf(problem) });
    }
  }

  function reset() {
    setDraft(null);
    publish.reset();
    void plan.refetch();
  }

  useHotkeys([["mod+S", () => void submit()]], []);

  return (
    <Page
      title="Routing plan"
      lead={<NewestVersion />}
      actions={
        <Group gap="xs">
          {changed && <Badge variant="light">Not published</Badge>}
          <Button variant="default" disabled={!changed} onClick={reset}>
            Discard changes
          </Button>
          <Button disabled={!changed} loading={publish.isPending} onClick={() => void submit()}>
            Publish
          </Button>
        </Group>
      }
    >
      <Loaded query={plan} label="Routing plan">
        {({ yaml }) => (
          <>
            <PlanMistakes problem={publish.error} />
            <PlanEditor value={draft ?? yaml} onChange={setDraft} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function NewestVersion() {
  const newest = usePlanVersions().data?.[0];
  if (!newest) return "Queues, rules and steps that decide who gets what";
  return (
    <Text span inherit>
      Version {newest.version}, published by {newest.publishedBy}, {fullTime(newest.publishedAt)}
    </Text>
  );
}
