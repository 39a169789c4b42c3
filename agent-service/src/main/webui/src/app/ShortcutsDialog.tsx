import { Kbd, Modal, Table, Text } from "@mantine/core";
import { closeDialog } from "./dialog";
import { KEYS, shownKeys, type KeyName } from "./keys";

const ROWS: readonly (readonly [KeyName | null, readonly string[], string])[] = [
  ...(Object.keys(KEYS) as KeyName[]).map((name) => [name, shownKeys(name), KEYS[name].does] as const),
  [null, ["Enter"], "Send, in chat and social"],
  [null, ["Ctrl", "Enter"], "Send, in e-mail"],
];

export function ShortcutsDialog() {
  return (
    <Modal opened onClose={closeDialog} title="Keyboard shortcuts" size="md">
      <Table verticalSpacing={6} withRowBorders={false}>
        <Table.Tbody>
          {ROWS.map(([, keys, does]) => (
            <Table.Tr key={does}>
              <Table.Td>{does}</Table.Td>
              <Table.Td ta="right">
                {keys.map((key) => (
                  <Kbd key={key} ml={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt="sm">
        They work while you write, too.
      </Text>
    </Modal>
  );
}
