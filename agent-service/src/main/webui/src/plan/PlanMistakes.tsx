import { Alert, Code, Table, Text } from "@mantine/core";
import { IconAlertCircle } from "@tabler/icons-react";
import { Problem } from "../session/problem";

/** Everything that is wrong with a plan, each mistake with its place and what stands there. */
export function PlanMistakes({ problem }: { problem: Error | null }) {
  if (!(problem instanceof Problem) || problem.errors.length === 0) return null;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertCircle />}
      title={problem.message}
      mb="md"
      role="alert"
    >
      <Table withRowBorders={false} verticalSpacing={4}>
        <Table.Tbody>
          {problem.errors.map(({ path, value, message }, n) => (
            <Table.Tr key={n}>
              <Table.Td w="1%" style={{ whiteSpace: "nowrap" }}>
                <Code>{path || "plan"}</Code>
              </Table.Td>
              <Table.Td>
                {message}
                {value != null && (
                  <Text span c="dimmed" inherit>
                    {" "}
                    (found {JSON.stringify(value)})
                  </Text>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Alert>
  );
}
