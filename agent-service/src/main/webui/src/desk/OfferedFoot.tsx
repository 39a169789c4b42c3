import { Text } from "@mantine/core";

export function OfferedFoot() {
  return (
    <Text size="sm" c="dimmed" p="md">
      Accept the offer on the left to read and answer.
    </Text>
  );
}
