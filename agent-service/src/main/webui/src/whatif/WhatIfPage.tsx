import { Button, Group, NumberInput, SegmentedControl, Switch, Text } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconPlayerPlay } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { Loaded, Page } from "../app/Page";
import { PlanEditor } from "../plan/PlanEditor";
import { PlanMistakes } from "../plan/PlanMistakes";
import { usePlan } from "../plan/plan";
import { Problem, reasonOf } from "../session/problem";
import { ComparisonTable } from "./ComparisonTable";
import { SCENARIO } from "./scenario";
import { useSimulation } from "./simulation";

const ComparisonChart = lazy(() => import("./ComparisonChart"));

type Document = "scenario" | "plan" | "other";

/** A manager's "what if": a plan, or two side by side, played for simulated customers by the engine that routes the real ones. */
export function WhatIfPage() {
  const inForce = usePlan();
  return (
    <Page
      title="What if"
      lead="Play a routing plan, or two side by side, for simulated customers. Nothing here touches real ones."
    >
      <Loaded query={inForce} label="Routing plan">
        {({ yaml }) => <Workbench planInForce={yaml} />}
      </Loaded>
    </Page>
  );
}

function Workbench({ planInForce }: { planInForce: string }) {
  const simulation = useSimulation();
  const [shown, setShown] = useState<Document>("scenario");
  const [scenario, setScenario] = useState(SCENARIO);
  const [plan, setPlan] = useState(planInForce);
  const [other, setOther] = useState(planInForce);
  const [compares, setCompares] = useState(true);
  const [seed, setSeed] = useState(1);
  const [replications, setReplications] = useState(10);

  const run = () => {
    if (!simulation.isPending)
      simulation.mutate({ plan: other, compareWith: compares ? plan : null, scenario, seed, replications });
  };
  useHotkeys([["mod+Enter", run]], []);

  return (
    <>
      <Group mb="md" justify="space-between" align="flex-end">
        <SegmentedControl
          aria-label="Document"
          value={shown}
          onChange={(value) => setShown(value as Document)}
          data={[
            { value: "scenario", label: "Scenario" },
            { value: "plan", label: "Plan today" },
            { value: "other", label: "Another plan" },
          ]}
        />
        <Group align="flex-end" gap="sm">
          <Switch
            mb={8}
            label="Compare with the plan today"
            checked={compares}
            onChange={(event) => setCompares(event.currentTarget.checked)}
          />
          <NumberInput
            label="Replications"
            w={110}
            min={1}
            max={200}
            value={replications}
            onChange={(value) => setReplications(Number(value) || 1)}
          />
          <NumberInput label="Seed" w={90} value={seed} onChange={(value) => setSeed(Number(value) || 1)} />
          <Button leftSection={<IconPlayerPlay size={16} />} loading={simulation.isPending} onClick={run}>
            Simulate
          </Button>
        </Group>
      </Group>
      <PlanMistakes problem={simulation.error} />
      <Failure problem={simulation.error} />
      {simulation.data && (
        <>
          <Text size="sm" c="dimmed" mb="xs">
            {simulation.data.plan.contacts.toLocaleString()} contacts in {simulation.data.plan.replications}{" "}
            replications, seed {simulation.data.plan.seed}. ± is a 95 % interval; a difference is coloured
            where its interval leaves out zero.
          </Text>
          <ComparisonTable comparison={simulation.data} />
          <Suspense fallback={null}>
            <ComparisonChart comparison={simulation.data} />
          </Suspense>
        </>
      )}
      {shown === "scenario" && <PlanEditor label="Scenario" value={scenario} onChange={setScenario} />}
      {shown === "plan" && <PlanEditor label="Plan today" value={plan} onChange={setPlan} />}
      {shown === "other" && <PlanEditor label="Another plan" value={other} onChange={setOther} />}
    </>
  );
}

/** What went wrong beside mistakes in the documents. */
function Failure({ problem }: { problem: Error | null }) {
  if (!problem || (problem instanceof Problem && problem.errors.length > 0)) return null;
  return (
    <Text c="red" mb="md" role="alert">
      {reasonOf(problem)}
    </Text>
  );
}
