import { Center, Stack, Text, ThemeIcon } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";

interface QuietProps {
  icon: Icon;
  title: string;
  text: ReactNode;
  children?: ReactNode;
}

/** What a place says while there is nothing in it. */
export function Quiet({ icon: Symbol, title, text, children }: QuietProps) {
  return (
    <Center h="100%" p="xl">
      <Stack align="center" gap="xs" maw={380}>
        <ThemeIcon size={52} radius="xl" variant="light" color="gray" aria-hidden>
          <Symbol size={26} stroke={1.6} />
        </ThemeIcon>
        <Text fw={600} size="lg" mt={4}>
          {title}
        </Text>
        <Text c="dimmed" size="sm" ta="center" style={{ textWrap: "balance" }}>
          {text}
        </Text>
        {children}
      </Stack>
    </Center>
  );
}
