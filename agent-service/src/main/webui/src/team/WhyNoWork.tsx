import { ActionIcon, Modal, Table, Text, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHelpCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../app/Page";
import { getJson } from "../session/http";
import { isAdministrator, isManager } from "../session/token";
import { useUser } from "../session/user";

/** How an agent stands to a queue. */
interface Standing {
  queue: string;
  name: string;
  sentence: string;
  waiting: number;
  free: number;
}

interface AgentExplanation {
  agent: string;
  name: string;
  reason: string;
  sentence: string;
  queues: readonly Standing[];
}

const REFRESH_MS = 3_000;

/** "Why am I not getting work?": asked by agents about themselves, by managers about their people. */
export function WhyNoWork({ agent, name }: { agent: string; name: string }) {
  const user = useUser();
  const [opened, { open, close }] = useDisclosure(false);
  if (agent !== user.agent && !isManager(user) && !isAdministrator(user)) return null;
  const question = agent === user.agent ? "Why do I get no work?" : `Why does ${name} get no work?`;
  return (
    <>
      <Tooltip label={question}>
        <ActionIcon variant="subtle" color="gray" aria-label={question} onClick={open}>
          <IconHelpCircle size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Modal opened={opened} onClose={close} title={question} size="lg">
        {opened && <Answer agent={agent} />}
      </Modal>
    </>
  );
}

function Answer({ agent }: { agent: string }) {
  const explanation = useQuery({
    queryKey: ["explanation", agent],
    queryFn: () => getJson<AgentExplanation>(`/api/routing/agents/${encodeURIComponent(agent)}/explanation`),
    refetchInterval: REFRESH_MS,
  });
  return (
    <Loaded query={explanation} label="Explanation">
      {({ sentence, queues }) => (
        <>
          <Text fw={620} mb="sm">
            {sentence}
          </Text>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Queue</Table.Th>
                <Table.Th>Waiting</Table.Th>
                <Table.Th>Free</Table.Th>
                <Table.Th />
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {queues.map((standing) => (
                <Table.Tr key={standing.queue}>
                  <Table.Td>{standing.name}</Table.Td>
                  <Table.Td className="figures">{standing.waiting}</Table.Td>
                  <Table.Td className="figures">{standing.free}</Table.Td>
                  <Table.Td>{standing.sentence}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </Loaded>
  );
}
